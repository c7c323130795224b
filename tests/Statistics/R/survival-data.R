# Makes the durations of the tests: Rscript survival-data.R FOLDER. Two sets come with R's survival package; the third is made up: a few days, so that events and
# censoring meet on all of them, and a curve that is flat exactly at 0.5.
suppressPackageStartupMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
put <- function(name, time, event, grp) write.csv(
  data.frame(set = name, time = as.integer(time), event = as.integer(event), grp = as.integer(grp)),
  file.path(folder, paste0("survival-", name, ".csv")), row.names = FALSE, quote = FALSE, eol = "\n")

put("lung", lung$time, lung$status == 2, lung$sex - 1)
put("veteran", veteran$time, veteran$status, as.integer(veteran$celltype) - 1)
set.seed(21)
tied <- sample(c(0, 7, 14, 14, 28, 30, 61), 60, TRUE)
put("ties", c(tied, rep(5, 20), rep(30, 60), 91, 122, 400), c(tied %% 2 == 0 & tied > 7, rep(1, 20), rep(0:1, 30), 1, 0, 0), c(rep(0:2, 20), rep(0:1, 40), 0, 1, 2))
# Ten start; five have the event by day 40, nobody leaves before: 0.5 until day 90.
put("flat", c(10, 10, 20, 30, 40, 60, 60, 90, 120, 120), c(1, 1, 1, 1, 1, 0, 0, 1, 0, 1), c(0, 1, 0, 1, 0, 1, 0, 1, 0, 1))
# The same, and the curve ends there.
put("end", c(10, 10, 20, 30, 60, 80, 80, 80), c(1, 1, 1, 1, 0, 0, 0, 0), c(0, 1, 0, 1, 0, 1, 0, 1))
