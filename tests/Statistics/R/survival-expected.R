# Makes the expected values of the tests with R's survival package: Rscript survival-expected.R DATA OUT.
suppressPackageStartupMessages(library(survival))
options(warn = 1, digits = 17)
args <- commandArgs(trailingOnly = TRUE)
num <- function(x) ifelse(is.na(x), "NaN", sprintf("%.15g", x))
curve <- NULL; at <- NULL; quantiles <- NULL; tests <- NULL
for (set in c("lung", "veteran", "ties", "flat", "end")) {
  d <- read.csv(file.path(args[1], paste0("survival-", set, ".csv")))
  for (band in c("log", "log-log", "plain")) for (level in c(.95, .8)) {
    f <- survfit(Surv(time, event) ~ 1, d, conf.type = band, conf.int = level)
    if (level == .95) curve <- rbind(curve, data.frame(set, band, level, time = f$time, n = f$n.risk, d = f$n.event, c = f$n.censor,
      surv = num(f$surv), se = num(f$surv * f$std.err), lower = num(f$lower), upper = num(f$upper)))
    s <- summary(f, times = c(0, 1, 7, 30, 31, 90, 182, 365, 2000), extend = TRUE)
    at <- rbind(at, data.frame(set, band, level, time = s$time, n = s$n.risk, surv = num(s$surv), lower = num(s$lower), upper = num(s$upper)))
    p <- c(.1, .25, .5, .75, .9)
    q <- quantile(f, probs = p)
    quantiles <- rbind(quantiles, data.frame(set, band, level, p, value = num(q$quantile), lower = num(q$lower), upper = num(q$upper)))
  }
  t <- survdiff(Surv(time, event) ~ grp, d)
  tests <- rbind(tests, data.frame(set, grp = seq_along(t$obs) - 1, observed = t$obs, expected = num(t$exp), chisq = num(t$chisq), df = length(t$obs) - 1,
    p = num(pchisq(t$chisq, length(t$obs) - 1, lower.tail = FALSE))))
}
out <- function(x, name) write.csv(x, file.path(args[2], paste0("survival-", name, ".csv")), row.names = FALSE, quote = FALSE, eol = "\n")
out(curve, "curve"); out(at, "at"); out(quantiles, "quantiles"); out(tests, "tests")
