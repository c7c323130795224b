# Makes the expected values of the tests with R's survey package: Rscript expected.R DATA OUT.
# Nothing here shares code or formula text with the program: variances come from survey, z from the vector of weight differences, letters from a matrix of p values.
suppressPackageStartupMessages(library(survey))
options(warn = 2, digits = 15)
args <- commandArgs(trailingOnly = TRUE)
data_folder <- args[1]; out <- args[2]
targets <- read.csv(file.path(data_folder, "targets.csv"))
weights_out <- NULL; numbers <- NULL; pairs <- NULL; letters_out <- NULL
num <- function(x) sprintf("%.12g", x)
put <- function(set, weighting, what, key, value) numbers <<- rbind(numbers, data.frame(set, weighting, what, key, value = num(value)))

margins <- c("sex", "region", "age")
population <- function(total) lapply(margins, function(m) {
  t <- targets[targets$margin == m, ]
  p <- data.frame(t$category, t$target / sum(t$target) * total)
  names(p) <- c(m, "Freq"); p
})
do_rake <- function(d, w) {
  design <- svydesign(ids = ~1, weights = w, data = d)
  raked <- rake(design, lapply(margins, function(m) as.formula(paste0("~", m))), population(nrow(d)), control = list(maxit = 1000, epsilon = 1e-13))
  as.numeric(weights(raked))
}
kish <- function(w) sum(w)^2 / sum(w^2)

letter <- function(test, values, names) {              # test: matrix, TRUE where i and j differ
  sapply(seq_along(values), function(i) {
    lower <- which(test[i, ] & values < values[i])
    paste(names[lower], collapse = "")
  })
}

for (set in c("panel", "multi", "small")) {
  d <- read.csv(file.path(data_folder, paste0(set, ".csv")))
  asked <- d$asked == 1
  raked <- do_rake(d, d$w * nrow(d) / sum(d$w))
  design <- svydesign(ids = ~1, weights = raked, data = d)
  plain <- as.numeric(weights(trimWeights(design, upper = 2 * mean(raked), lower = .5 * mean(raked))))
  strict <- as.numeric(weights(trimWeights(design, upper = 1.8 * median(raked), lower = .6 * median(raked), strict = TRUE)))
  # Raking within bounds: cut, give what is over to those within in proportion, rake again.
  bounded <- raked; lo <- .45 * median(raked); hi <- 2.3 * median(raked)
  for (round in 1:500) {
    if (max(bounded) <= hi * (1 + 1e-9) && min(bounded) >= lo * (1 - 1e-9)) break
    cut <- pmin(hi, pmax(lo, bounded)); moved <- cut != bounded
    cut[!moved] <- cut[!moved] * (nrow(d) - sum(cut[moved])) / sum(cut[!moved])
    bounded <- do_rake(d, cut)
  }
  stopifnot(max(bounded) <= hi * (1 + 1e-9), min(bounded) >= lo * (1 - 1e-9))
  weights_out <- rbind(weights_out, data.frame(set, id = d$id, raked = num(raked), trimmed = num(plain), strict = num(strict), bounded = num(bounded)))

  for (weighting in c("none", "file", "raked")) {
    w <- switch(weighting, none = rep(1, nrow(d)), file = d$w, raked = raked)
    put(set, weighting, "effective", "all", kish(w))
    put(set, weighting, "design_effect", "all", 1 + mean((w - mean(w))^2) / mean(w)^2)
    design <- svydesign(ids = ~1, weights = w, data = d)
    part <- subset(design, asked)
    put(set, weighting, "n", "asked", sum(asked)); put(set, weighting, "weighted", "asked", sum(w[asked])); put(set, weighting, "effective", "asked", kish(w[asked]))
    for (r in c("r1", "r2", "r3", "r4")) {
      f <- as.formula(paste0("~", r))
      m <- svymean(f, part); ci <- attr(svyciprop(f, part, method = "logit"), "ci")
      put(set, weighting, "share", r, coef(m)); put(set, weighting, "share_se", r, SE(m))
      put(set, weighting, "share_low", r, ci[1]); put(set, weighting, "share_high", r, ci[2])
    }
    e <- kish(w[asked])                                # survey has no interval of a share of 0 or 1
    put(set, weighting, "share_low", "r5", qbeta(.025, e, 1)); put(set, weighting, "share_high", "r6", qbeta(.975, 1, e))
    scored <- subset(design, asked & !is.na(score))
    m <- svymean(~score, scored); ci <- confint(m, df = degf(scored))
    put(set, weighting, "mean", "score", coef(m)); put(set, weighting, "mean_se", "score", SE(m)); put(set, weighting, "mean_low", "score", ci[1]); put(set, weighting, "mean_high", "score", ci[2])
    s <- asked & !is.na(d$score)
    put(set, weighting, "sd", "score", sqrt(cov.wt(matrix(d$score[s]), wt = w[s] / sum(w[s]), method = "unbiased")$cov[1, 1]))
    put(set, weighting, "top2", "score", coef(svymean(~I(as.numeric(!is.na(score) & score %in% 4:5)), part)))
    put(set, weighting, "bottom2", "score", coef(svymean(~I(as.numeric(!is.na(score) & score %in% 1:2)), part)))
    put(set, weighting, "top2_on_scale", "score", coef(svymean(~I(as.numeric(score %in% 4:5)), scored)))
    put(set, weighting, "n_outside", "score", sum(asked & is.na(d$score))); put(set, weighting, "effective_outside", "score", kish(w[asked & is.na(d$score)]))
    put(set, weighting, "first", "rank", coef(svymean(~I(as.numeric(rank == 1)), part)))
    put(set, weighting, "top", "rank", coef(svymean(~I(as.numeric(rank %in% 1:2)), part)))
    put(set, weighting, "mean_rank", "rank", coef(svymean(~rank, subset(design, asked & rank > 0))))
    put(set, weighting, "answers", "all", coef(svymean(~I(r1 + r2 + r3 + r4 + r5 + r6), part)))

    for (banner in c("grp", "m")) {
      cols <- if (banner == "grp") lapply(seq_len(max(d$grp)), function(j) d$grp == j) else lapply(1:4, function(j) d[[paste0("m", j)]] == 1)
      k <- length(cols)
      for (row in c("r1", "r2", "r3", "r4", "r5", "r6", "score")) {
        mean_row <- row == "score"
        base <- if (mean_row) asked & !is.na(d$score) else asked
        x <- d[[row]]; x[is.na(x)] <- 0
        col <- lapply(cols, function(c) c & base)
        share <- sapply(col, function(c) if (any(c)) weighted.mean(x[c], w[c]) else NaN)
        sds <- sapply(col, function(c) if (mean_row && sum(c) > 1) sqrt(cov.wt(matrix(x[c]), wt = w[c] / sum(w[c]), method = "unbiased")$cov[1, 1]) else NaN)
        n <- sapply(col, sum); eff <- sapply(col, function(c) kish(w[c]))
        small <- pmin(n, eff + 1e-9) < 30
        pm <- matrix(NA_real_, k, k); rows <- NULL
        for (a in seq_len(k - 1)) for (b in (a + 1):k) {
          va <- w * col[[a]] / sum(w[col[[a]]]); vb <- w * col[[b]] / sum(w[col[[b]]])
          z <- p <- NaN; outcome <- "tested"
          if (small[a] || small[b]) outcome <- "WithheldSmallBase"
          else if (!mean_row && (all(x[col[[a]]] == 0) && all(x[col[[b]]] == 0) || all(x[col[[a]]] == 1) && all(x[col[[b]]] == 1))) outcome <- "WithheldNoSpread"
          else if (mean_row) {
            z <- (share[a] - share[b]) / sqrt(sum((va * sds[a] - vb * sds[b])^2))
            qa <- sds[a]^2 * sum(va^2); qb <- sds[b]^2 * sum(vb^2)
            df <- (qa + qb)^2 / (qa^2 / (eff[a] - 1) + qb^2 / (eff[b] - 1))
            p <- 2 * pt(abs(z), df, lower.tail = FALSE)
            if (weighting == "none" && banner == "grp") { tt <- t.test(x[col[[a]]], x[col[[b]]]); stopifnot(all.equal(c(tt$statistic, tt$p.value), c(z, p), check.attributes = FALSE)) }
          } else {
            both <- c(which(col[[a]]), which(col[[b]]))
            pool <- sum(w[both] * x[both]) / sum(w[both])
            z <- (share[a] - share[b]) / sqrt(pool * (1 - pool) * sum((va - vb)^2))
            p <- 2 * pnorm(abs(z), lower.tail = FALSE)
            if (weighting == "none" && banner == "grp") {
              pt2 <- suppressWarnings(prop.test(c(sum(x[col[[a]]]), sum(x[col[[b]]])), n[c(a, b)], correct = FALSE))
              stopifnot(all.equal(c(pt2$statistic, pt2$p.value), c(z^2, p), check.attributes = FALSE))
            }
          }
          if (outcome == "tested") pm[a, b] <- pm[b, a] <- p
          rows <- rbind(rows, data.frame(set, weighting, banner, row, a = a - 1, b = b - 1, n_a = n[a], n_b = n[b], eff_a = num(eff[a]), eff_b = num(eff[b]),
            v_a = num(share[a]), v_b = num(share[b]), z = num(z), p = num(p), outcome))
        }
        m <- sum(!is.na(pm)) / 2
        rows$outcome[rows$outcome == "tested"] <- ifelse(as.numeric(rows$p[rows$outcome == "tested"]) < .05, "Significant", "NotSignificant")
        pairs <- rbind(pairs, rows)
        for (correction in c("none", "bonferroni")) {
          adjusted <- matrix(p.adjust(pm[upper.tri(pm)], correction), nrow = 1)
          full <- matrix(FALSE, k, k); full[upper.tri(full)] <- !is.na(adjusted) & adjusted < .05; full <- full | t(full)
          letters_out <- rbind(letters_out, data.frame(set, weighting, banner, row, correction, column = seq_len(k) - 1, letters = letter(full, share, LETTERS)))
        }
      }
    }
  }
}

# Intervals of counts, without respondents.
for (case in list(c(0, 12), c(1, 12), c(6, 12), c(12, 12), c(37, 410), c(943, 5100), c(786, 1254))) {
  key <- paste(case, collapse = "/")
  w <- suppressWarnings(prop.test(case[1], case[2], correct = FALSE))$conf.int; b <- binom.test(case[1], case[2])$conf.int
  put("counts", "none", "wilson_low", key, w[1]); put("counts", "none", "wilson_high", key, w[2])
  put("counts", "none", "clopper_low", key, b[1]); put("counts", "none", "clopper_high", key, b[2])
}

save <- function(x, name) write.csv(x, file.path(out, name), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
save(weights_out, "weights.csv"); save(numbers, "numbers.csv"); save(pairs, "pairs.csv"); save(letters_out, "letters.csv")
