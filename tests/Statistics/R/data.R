# Makes the respondents of the tests: Rscript data.R FOLDER. Seeded; nobody in them exists.
folder <- commandArgs(trailingOnly = TRUE)[1]
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

make <- function(name, seed, n, weights, sizes, asked, missing_score) {
  set.seed(seed)
  k <- length(sizes)
  d <- data.frame(id = seq_len(n))
  d$w <- round(weights(n), 4)
  d$sex <- sample(c("f", "m"), n, TRUE, c(.62, .38))
  d$region <- sample(c("vlaanderen", "wallonie", "brussel"), n, TRUE, c(.6, .3, .1))
  d$age <- sample(c("18-34", "35-49", "50-64", "65+"), n, TRUE, c(.15, .35, .4, .1))
  # An empty cell: nobody of 65 or over in Brussels.
  d$age[d$region == "brussel" & d$age == "65+"] <- "50-64"
  d$grp <- sample(seq_len(k), n, TRUE, sizes)
  d$grp[sample(n, round(n / 25))] <- 0                       # in no column
  for (j in 1:4) d[[paste0("m", j)]] <- rbinom(n, 1, c(.7, .5, .3, .12)[j])
  d$m4 <- d$m4 * d$m3                                        # a column within another
  lift <- ifelse(d$grp == 1, .18, 0) + ifelse(d$m3 == 1, .12, 0) - ifelse(d$sex == "m", .08, 0)
  d$r1 <- rbinom(n, 1, pmin(.95, pmax(.02, .55 + lift)))
  d$r2 <- rbinom(n, 1, pmin(.95, pmax(.02, .30 - lift)))
  d$r3 <- rbinom(n, 1, .2)
  d$r4 <- rbinom(n, 1, .04)
  d$r5 <- rep(1, n)                                          # chosen by all
  d$r6 <- rep(0, n)                                          # chosen by nobody
  if (name == "small") { d$r3[d$grp == 2] <- 0; d$r2[d$grp == 3] <- 1 }
  d$score <- sample(1:5, n, TRUE, c(.1, .2, .25, .3, .15))
  d$score <- pmin(5, d$score + (d$grp == 1) * rbinom(n, 1, .5))
  d$score[runif(n) < missing_score] <- NA
  d$rank <- sample(0:3, n, TRUE, c(.5, .2, .2, .1))          # 0: not ranked
  d$asked <- rbinom(n, 1, asked)
  write.csv(d, file.path(folder, paste0(name, ".csv")), row.names = FALSE, na = "", quote = FALSE, eol = "\n")
}

make("panel", 11, 400, function(n) rep(1, n), c(.3, .3, .25, .15), 1, .05)
make("multi", 12, 900, function(n) exp(rnorm(n, 0, .6)), c(.25, .25, .2, .15, .15), .7, .1)
make("small", 13, 180, function(n) exp(rnorm(n, 0, .4)), c(.35, .3, .25, .1), .9, .15)

targets <- rbind(
  data.frame(margin = "sex", category = c("f", "m"), target = c(.55, .45)),
  data.frame(margin = "region", category = c("vlaanderen", "wallonie", "brussel"), target = c(.54, .35, .11)),
  data.frame(margin = "age", category = c("18-34", "35-49", "50-64", "65+"), target = c(.21, .33, .40, .06)))
write.csv(targets, file.path(folder, "targets.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
