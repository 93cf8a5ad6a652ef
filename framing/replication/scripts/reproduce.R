# Work the figures in expected/ out again, from the tables beside this file alone: Rscript reproduce.R
#
# Needs R alone. Where the package irr is installed, alpha is worked out with that too, from irr/.

here <- local({
  file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
  if (length(file)) dirname(normalizePath(file[1])) else getwd()
})

# A table of texts: what is empty stays empty, and a reviewer may be called NA.
read <- function(name) {
  file <- file.path(here, name)
  table <- read.csv(file, colClasses = "character", na.strings = character(0), check.names = FALSE,
                    encoding = "UTF-8", quote = "\"", comment.char = "")
  # read.csv trims what columns are called, and a tag may end with a space.
  names(table) <- scan(file, "", sep = ",", quote = "\"", nlines = 1, strip.white = FALSE, quiet = TRUE,
                       na.strings = character(0), encoding = "UTF-8")
  table
}
number <- function(text) suppressWarnings(as.numeric(text))
rounded <- function(values) ifelse(is.na(values), "undefined", sprintf("%.3f", values))

labels <- read("labels.csv")
final <- read("final.csv")
codebook <- read("codebook.csv")
articles <- read("articles.csv")
paragraphs <- read("paragraphs.csv")
units <- paragraphs[paragraphs$unit == "1", ]

# The tags of labels, each once, sorted; "none" beside tags, as only a hand writes it, is left out.
as_set <- function(tags) {
  vapply(strsplit(tags, ";", fixed = TRUE), function(names) {
    names <- sort(unique(names))
    paste(if (length(names) > 1) setdiff(names, "none") else names, collapse = ";")
  }, character(1))
}
labels$tags <- as_set(labels$tags)
final$tags <- as_set(final$tags)

place_of <- function(table) paste(table$article, table$paragraph_id, sep = "\r")
units$place <- place_of(units)

# A current label is the last row of a reviewer in a role on a paragraph, unless it takes the decision back.
labels$place <- place_of(labels)
kind <- paste(labels$reviewer, labels$role, labels$place, sep = "\r")
current <- labels[!duplicated(kind, fromLast = TRUE) & labels$tags != "", ]
on_units <- current[current$place %in% units$place, ]
reviews <- on_units[on_units$role == "reviewer", ]
final$place <- place_of(final)
settled <- final[final$place %in% units$place, ]

# 1 where `tag` is among those that a label names, else 0.
has <- function(tags, tag) {
  vapply(strsplit(tags, ";", fixed = TRUE), function(names) as.numeric(tag %in% names), numeric(1))
}

# The sums of `values` by `article`, in the order of articles.csv.
total <- function(values, article) {
  found <- tapply(values, factor(article, levels = articles$article), sum)
  found[is.na(found)] <- 0
  as.numeric(found)
}

# A row an article, of `decisions`: those on one paragraph count for equal parts of it.
summary_of <- function(decisions) {
  share <- as.numeric(1 / table(decisions$place)[decisions$place])
  words <- number(units$words[match(decisions$place, units$place)])
  first <- !duplicated(decisions$place)
  found <- list()
  found[["paragraphs"]] <- total(rep(1, nrow(units)), units$article)
  tagged <- total(as.numeric(first), decisions$article)
  tagged_words <- total(words * first, decisions$article)
  found[["tagged"]] <- tagged
  pairs <- unique(reviews[c("article", "reviewer")])
  found[["reviewers"]] <- total(rep(1, nrow(pairs)), pairs$article)
  for (row in seq_len(nrow(codebook))) {
    mine <- share * has(decisions$tags, codebook$name[row])
    column <- codebook$column[row]
    found[[column]] <- total(mine, decisions$article)
    found[[paste(column, "share of paragraphs")]] <- found[[column]] / tagged
    found[[paste(column, "share of words")]] <- total(mine * words, decisions$article) / tagged_words
  }
  found[["none"]] <- total(share * has(decisions$tags, "none"), decisions$article)
  both <- match(c("supportive", "critical"), codebook$name[codebook$former == "0"])
  found[["balance"]] <- rep(NaN, nrow(articles))
  if (!anyNA(both)) {
    supportive <- found[[codebook$column[both[1]]]]
    critical <- found[[codebook$column[both[2]]]]
    found[["balance"]] <- (supportive - critical) / (supportive + critical)
  }
  here <- current$article %in% articles$article
  found[["orphaned"]] <- total(as.numeric(here & !(current$place %in% units$place)), current$article)
  found
}

# Krippendorff's alpha of one tag, present or absent; NaN where nothing varies. See reproduce.py.
alpha_of <- function(tag) {
  present <- tapply(has(reviews$tags, tag), reviews$place, sum)
  raters <- tapply(rep(1, nrow(reviews)), reviews$place, sum)
  pairable <- raters > 1
  present <- present[pairable]
  raters <- raters[pairable]
  n1 <- sum(present)
  n <- sum(raters)
  disagreement <- sum(2 * present * (raters - present) / (raters - 1))
  both <- 2 * n1 * (n - n1)
  if (both > 0) 1 - (n - 1) * disagreement / both else NaN
}

problems <- character(0)
compare <- function(what, rows, column, found, expected) {
  same <- ifelse(is.na(expected), is.na(found), !is.na(found) & abs(found - expected) <= 1e-9)
  if (!all(same)) {
    problems <<- c(problems, sprintf("%s, %s, %s: %s instead of %s", what, rows[!same], column,
                                     found[!same], expected[!same]))
  }
}

for (basis in c("average", "final")) {
  expected <- read(sprintf("expected/summary_%s.csv", basis))
  found <- summary_of(if (basis == "average") reviews else settled)
  columns <- setdiff(names(expected), c("article", "title", "outlet", "date"))
  cat(sprintf("Summary, %s\n", basis))
  shown <- as.data.frame(lapply(found[columns], rounded), row.names = articles$article, optional = TRUE)
  print(shown)
  for (column in columns) {
    compare(paste("summary", basis), expected$article, column, found[[column]], number(expected[[column]]))
  }
}

expected <- read("expected/alpha.csv")
found <- vapply(expected$tag, alpha_of, numeric(1))
compare("alpha", expected$tag, "alpha", unname(found), number(expected$alpha))
shown <- data.frame(alpha = rounded(unname(found)), row.names = expected$tag)
if (requireNamespace("irr", quietly = TRUE)) {
  # Where nothing varies, irr may say 1.
  shown$irr <- rounded(vapply(codebook$file[match(expected$tag, codebook$name)], function(file) {
    matrix <- as.matrix(read.csv(file.path(here, "irr", paste0(file, ".csv")), row.names = 1, check.names = FALSE,
                                 encoding = "UTF-8"))
    tryCatch(irr::kripp.alpha(t(matrix), "nominal")$value, error = function(problem) NaN)
  }, numeric(1)))
}
cat("Krippendorff's alpha\n")
print(shown)

if (length(problems)) {
  cat(problems, sep = "\n")
  quit(status = 1)
}
cat("All figures are those in expected/.\n")
