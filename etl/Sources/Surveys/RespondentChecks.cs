using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>
/// Judges the respondents of a file by its questionnaire: who stands there twice, who answered what was not asked, whose ranks do not fit;
/// derives what is made of other answers, and replaces identifiers by pseudonyms.
/// </summary>
internal sealed class RespondentChecks(RespondentTable table, Pseudonyms pseudonyms)
{
    private ILookup<string, AnswerColumn> _columns = table.Columns.ToLookup(c => c.Question.Code);

    /// <summary>What of the file is taken over.</summary>
    /// <exception cref="InputRefusedException">More than the limit had to be left out, or nothing is left.</exception>
    public RespondentContent Run(decimal rejectLimit)
    {
        var known = Identify();
        foreach (var question in QuestionOrder.Of(table.Questionnaire))
        {
            if (!CanJudge(question))
            {
                continue;
            }

            if (question.IsDerived)
            {
                Derive(question);
            }

            if (question.AskedWhen is not null)
            {
                RejectUnasked(question);
            }

            if (question.Type == QuestionType.Ranking)
            {
                CheckRanks(question);
            }
        }

        table.Problems.Throw();
        RefuseIfTooMany(rejectLimit);
        return Content(known);
    }

    /// <summary>Whether all questions that the rules of a question look at stand in the file, or can be derived from it.</summary>
    private bool CanJudge(Question question)
    {
        if (!_columns.Contains(question.Code) && !question.IsDerived)
        {
            return false;
        }

        var missing = QuestionOrder.Before(question).FirstOrDefault(q => !_columns.Contains(q));
        if (missing is null)
        {
            return true;
        }

        if (question.AskedWhen?.Conditions.Any(c => c.Question == missing) == true && _columns.Contains(question.Code))
        {
            table.Problems.Add(
                "missing-column", $"the answers to '{missing}' are missing, after which '{question.Code}' is asked",
                $"Add the column '{missing}', so that the routing of '{question.Code}' can be checked", found: _columns[question.Code].First().Name, expected: $"a column '{missing}'");
        }

        // A derived question that comes with a column and without its sources is taken as it is.
        return false;
    }

    /// <summary>Pseudonyms; whoever has no identifier, or that of somebody above, is left out.</summary>
    private string[] Identify()
    {
        var known = new Dictionary<string, int>();
        var pseudonym = new string[table.Count];
        for (var i = 0; i < table.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(table.Ids[i]))
            {
                table.RejectRespondent(i, table.IdColumn, "no-identifier", "the respondent has no identifier", "Give every respondent one");
                continue;
            }

            pseudonym[i] = pseudonyms.Of(table.Questionnaire.Survey.Code, table.Ids[i]!);
            if (!known.TryAdd(pseudonym[i], i))
            {
                // The identifier itself never leaves the file.
                var first = table.Address(known[pseudonym[i]], table.IdColumn);
                table.RejectRespondent(
                    i, table.IdColumn, "respondent-twice", $"the respondent stands already at {first}", "Find out which of the two holds, and delete the other");
            }
        }

        return pseudonym;
    }

    private void Derive(Question question)
    {
        var tests = question.Answers.Select((a, i) => (Answer: i, Rule: a.DerivedWhen)).Where(a => a.Rule is not null)
            .Select(a => (a.Answer, Test: new RuleTest(a.Rule!, _columns))).ToList();
        var given = _columns[question.Code].ToList();
        var source = _columns[QuestionOrder.Before(question).First()].First();
        var derived = tests.Select(t => new AnswerColumn(table.Count)
        {
            Number = given.Count > 0 ? given[0].Number : source.Number, Name = question.Code, Question = question, Kind = AnswerColumnKind.Tick, Answer = t.Answer,
        }).ToList();
        for (var i = 0; i < table.Count; i++)
        {
            for (var t = 0; t < tests.Count; t++)
            {
                derived[t].Values[i] = tests[t].Test.Holds(i) ? 1 : 0;
                if (derived[t].Values[i] == 1 && question.Type != QuestionType.Multi)
                {
                    break;
                }
            }

            Contradicted(question, given, derived, i);
        }

        table.Columns.RemoveAll(c => given.Contains(c));
        table.Columns.AddRange(derived);
        _columns = table.Columns.ToLookup(c => c.Question.Code);
    }

    /// <summary>A column for what is derived is welcome as a check: one that says something else is rejected, and the derived answer stands.</summary>
    private void Contradicted(Question question, List<AnswerColumn> given, List<AnswerColumn> derived, int respondent)
    {
        foreach (var column in given.Where(c => c.IsGiven(respondent)))
        {
            var answer = column.AnswerOf(respondent);
            if (!derived.Any(d => d.Answer == answer && d.Values[respondent] == 1))
            {
                table.RejectValue(
                    respondent, column.Number, "derived-contradicts", $"'{question.Code}' does not follow from the answers of which it is made",
                    "Leave the column out, for it is derived here, or correct the answers", question.Answers[answer].Code,
                    string.Join(" or ", derived.Where(d => d.Values[respondent] == 1).Select(d => question.Answers[d.Answer].Code).DefaultIfEmpty("no answer")));
            }
        }
    }

    private void RejectUnasked(Question question)
    {
        var asked = new RuleTest(question.AskedWhen!, _columns);
        AnswerColumn[] columns = [.. _columns[question.Code]];
        for (var i = 0; i < table.Count; i++)
        {
            if (asked.Holds(i))
            {
                continue;
            }

            var given = columns.Where(c => c.IsGiven(i)).ToList();
            if (given.Count > 0 && !question.IsDerived)
            {
                table.RejectValue(
                    i, given[0].Number, "not-asked", $"'{question.Code}' is answered, although it is asked only when {question.AskedWhen}",
                    "Correct the answer, or the rule of the questionnaire", Shown(given[0], i), "no answer", given.Count);
            }

            foreach (var column in columns)
            {
                column.Values[i] = AnswerColumn.Blank;
            }
        }
    }

    /// <summary>Ranks count 1, 2, 3 … without a gap, each given once and to another answer; else none of them can be trusted.</summary>
    private void CheckRanks(Question question)
    {
        AnswerColumn[] columns = [.. _columns[question.Code].OrderBy(c => c.Rank)];
        for (var i = 0; i < table.Count; i++)
        {
            var given = columns.Where(c => c.IsGiven(i)).Select(c => (Column: c, Rank: RankOf(c, i), Answer: c.AnswerOf(i))).OrderBy(g => g.Rank).ToList();
            var wrong = -1;
            var (code, message) = ("", "");
            for (var g = 0; g < given.Count && wrong < 0; g++)
            {
                (code, message) = given[..g].Any(e => e.Rank == given[g].Rank) ? ("rank-twice", $"two answers of '{question.Code}' have the same rank")
                    : given[..g].Any(e => e.Answer == given[g].Answer) ? ("ranked-twice", $"the same answer of '{question.Code}' has two ranks")
                    : given[g].Rank != g + 1 ? ("rank-gap", $"a rank before this one of '{question.Code}' is empty")
                    : ("", "");
                wrong = code.Length > 0 ? g : -1;
            }

            if (wrong >= 0)
            {
                table.RejectValue(
                    i, given[wrong].Column.Number, code, message, "Correct the ranks; until then none of this respondent's ranks is taken over", Shown(given[wrong].Column, i),
                    values: given.Count);
                foreach (var column in columns)
                {
                    column.Values[i] = AnswerColumn.Blank;
                }
            }
        }
    }

    private static int RankOf(AnswerColumn column, int respondent) => column.Kind == AnswerColumnKind.RankOf ? column.Values[respondent] : column.Rank;

    private static string Shown(AnswerColumn column, int respondent) => column.Kind switch
    {
        AnswerColumnKind.Number => column.Numbers[respondent].ToString(CultureInfo.InvariantCulture),
        AnswerColumnKind.RankOf => column.Values[respondent].ToString(CultureInfo.InvariantCulture),
        _ => column.Question.Answers[column.AnswerOf(respondent)].Code,
    };

    private void RefuseIfTooMany(decimal limit)
    {
        var people = table.IsOut.Count(o => o);
        var tooManyPeople = people > limit * table.Count;
        if (!tooManyPeople && table.RejectedValues <= limit * table.Given)
        {
            return;
        }

        throw new InputRefusedException(
        [
            table.Problems.Problem(
                "too-many-rejected",
                tooManyPeople
                    ? FormattableString.Invariant($"{people} of {table.Count} respondents cannot be taken over, more than the limit of {limit * 100:0.##} %")
                    : FormattableString.Invariant($"{table.RejectedValues} of {table.Given} answers cannot be taken over, more than the limit of {limit * 100:0.##} %"),
                "Mend the file, or allow more with a higher reject limit"),
            .. InputProblems.Cut(table.Problems.File, table.Rejected),
        ]);
    }

    private RespondentContent Content(string[] known)
    {
        var columns = table.Columns.OrderBy(c => c.Number).ToArray();
        var items = new List<SurveyItem>();
        var itemOf = columns.Select(c => Enumerable.Repeat(-1, c.Question.Answers.Count).ToArray()).ToArray();
        var respondents = new List<SurveyRespondent>(table.Count);
        var answers = new List<GivenAnswer>();
        for (var i = 0; i < table.Count; i++)
        {
            if (table.IsOut[i])
            {
                continue;
            }

            answers.Clear();
            for (var c = 0; c < columns.Length; c++)
            {
                var column = columns[c];
                if (!column.IsGiven(i))
                {
                    continue;
                }

                var answer = column.AnswerOf(i);
                ref var item = ref itemOf[c][answer];
                if (item < 0)
                {
                    item = items.Count;
                    items.Add(new SurveyItem(column.Question.Code, column.Row, column.Question.Answers[answer].Code, column.Number));
                }

                answers.Add(column.Kind switch
                {
                    AnswerColumnKind.Number => new GivenAnswer(item, Number: column.Numbers[i]),
                    AnswerColumnKind.Rank or AnswerColumnKind.RankOf => new GivenAnswer(item, Rank: RankOf(column, i)),
                    _ => new GivenAnswer(item),
                });
            }

            respondents.Add(new SurveyRespondent
            {
                Pseudonym = known[i],
                Weight = table.Weights[i],
                Language = table.Languages[i],
                IsComplete = table.Complete[i],
                RowNumber = table.Rows[i],
                Answers = answers.ToArray(),
            });
        }

        return new RespondentContent(table.Questionnaire, items, respondents, table.IsSynthetic, [.. table.Rejected.Select(InputProblems.ToRejection)]);
    }
}
