using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>
/// Reads the structure of a survey as LimeSurvey exports it (.lss): both the older layout, with a row a language, and that of version 4
/// and later, with the texts in tables of their own. What belongs to no question, as LimeSurvey leaves behind at times, is passed over.
/// </summary>
public static class LssFormat
{
    /// <summary>Bytes of the largest structure that is read.</summary>
    public const long Limit = 64L << 20;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InputRefusedException">It is no such file, damaged, too large, or its parts contradict each other.</exception>
    public static LssFile Read(string file, byte[] bytes, long limit = Limit)
    {
        var tables = LssTables.Read(file, bytes, limit);
        if (tables.DocumentType != "Survey")
        {
            throw LssTables.NotOne(file, tables.DocumentType.Length == 0 ? "it does not say what it holds" : $"it holds a {tables.DocumentType.ToLowerInvariant()} only");
        }

        var survey = tables["surveys"].FirstOrDefault() ?? throw Missing(file, "surveys");
        if (tables["questions"].Count == 0)
        {
            throw Missing(file, "questions");
        }

        var baseLanguage = First(survey["language"], tables.Languages.FirstOrDefault() ?? "", "en");
        var reading = new Reading(file, tables, baseLanguage);
        var groups = reading.Groups();
        var ranks = groups.Select((g, i) => (g.Id, i)).ToDictionary(g => g.Id, g => g.i);
        return new LssFile
        {
            Name = file,
            SurveyId = First(survey["sid"], tables["questions"][0]["sid"], ""),
            DatabaseVersion = int.TryParse(tables.DatabaseVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            BaseLanguage = baseLanguage,
            Languages = [.. new[] { baseLanguage }.Concat(tables.Languages).Concat(survey["additional_languages"].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()],
            Titles = reading.Titles(),
            Groups = groups,
            Questions = [.. reading.Questions().OrderBy(q => ranks.GetValueOrDefault(q.GroupId, int.MaxValue)).ThenBy(q => q.Order)],
        };
    }

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "";
    }

    private static InputRefusedException Missing(string file, string table) => FileBytes.Refused(
        "lss-missing-table", file, $"the table <{table}> is missing or has no rows", "Export the structure of the whole survey again from LimeSurvey (.lss)", expected: $"<{table}> with rows");

    private sealed class Reading(string file, LssTables tables, string baseLanguage)
    {
        private readonly ILookup<string, LssTables.Row> _questionTexts = tables["question_l10ns"].ToLookup(r => r["qid"]);
        private readonly ILookup<string, LssTables.Row> _answerTexts = tables["answer_l10ns"].ToLookup(r => r["aid"]);
        private readonly ILookup<string, LssTables.Row> _groupTexts = tables["group_l10ns"].ToLookup(r => r["gid"]);
        private readonly ILookup<string, LssTables.Row> _attributes = tables["question_attributes"].ToLookup(r => r["qid"]);
        private readonly ILookup<string, LssTables.Row> _conditions = tables["conditions"].ToLookup(r => r["qid"]);
        private readonly ILookup<string, LssTables.Row> _answers = tables["answers"].ToLookup(r => r["qid"]);
        private readonly ILookup<string, LssTables.Row> _subquestions = tables["subquestions"].Concat(tables["questions"].Where(IsSub)).ToLookup(r => r["parent_qid"]);

        public LssTexts Titles() => Texts(tables["surveys_languagesettings"], "surveyls_title", "surveyls_language");

        public List<LssGroup> Groups() =>
        [
            .. tables["groups"].GroupBy(r => r["gid"]).Select(g => new LssGroup
            {
                Id = g.Key,
                Order = g.First().Number("group_order"),
                Relevance = Relevance(g.First()["grelevance"]),
                Names = Texts(g.Concat(_groupTexts[g.Key]), "group_name"),
            }).OrderBy(g => g.Order),
        ];

        public List<LssQuestion> Questions()
        {
            var questions = new List<LssQuestion>();
            var lines = new Dictionary<string, int>();
            foreach (var rows in tables["questions"].Where(r => !IsSub(r)).GroupBy(r => r["qid"]))
            {
                var row = rows.First();
                var code = row["title"];
                if (code.Length == 0)
                {
                    throw Refused("lss-no-code", row, "a question has no code", $"qid {rows.Key}", "a code in <title>");
                }

                if (!lines.TryAdd(code, row.Line))
                {
                    throw Refused("lss-duplicate-code", row, $"the code of a question stands twice; the first is in line {lines[code].ToString(CultureInfo.InvariantCulture)}", code, "a code of its own for each question");
                }

                if (row["type"] is not { Length: 1 } type || !LssQuestion.Types.Contains(type[0], StringComparison.Ordinal))
                {
                    throw Refused("lss-unknown-type", row, $"the question {code} has a type that is not known", row["type"], "one of " + string.Join(' ', LssQuestion.Types.ToCharArray()));
                }

                questions.Add(Question([.. rows], row, code, type[0]));
            }

            return questions;
        }

        private LssQuestion Question(LssTables.Row[] rows, LssTables.Row row, string code, char type)
        {
            var id = row["qid"];
            return new LssQuestion
            {
                Id = id,
                GroupId = row["gid"],
                Code = code,
                Type = type,
                Order = row.Number("question_order"),
                Relevance = Relevance(row["relevance"]),
                Mandatory = row["mandatory"] switch { "Y" => LssMandatory.Yes, "S" => LssMandatory.Soft, _ => LssMandatory.No },
                Other = row["other"] == "Y",
                Texts = Texts(rows.Concat(_questionTexts[id]), "question"),
                Help = Texts(rows.Concat(_questionTexts[id]), "help"),
                Attributes = _attributes[id].Where(a => a["language"].Length == 0).DistinctBy(a => a["attribute"]).ToDictionary(a => a["attribute"], a => a["value"]),
                TextAttributes = _attributes[id].Where(a => a["language"].Length > 0).GroupBy(a => a["attribute"]).ToDictionary(a => a.Key, a => Texts(a, "value")),
                Subquestions = Subquestions(id, code),
                Answers = Answers(id, code),
                Conditions = [.. _conditions[id].Select(c => new LssCondition { Scenario = c.Number("scenario"), QuestionId = c["cqid"], Field = c["cfieldname"], Method = c["method"], Value = c["value"] })],
            };
        }

        private List<LssSubquestion> Subquestions(string id, string question)
        {
            var found = new List<LssSubquestion>();
            foreach (var rows in _subquestions[id].GroupBy(r => r["qid"]))
            {
                var row = rows.First();
                var sub = new LssSubquestion
                {
                    Id = rows.Key,
                    Code = row["title"],
                    Scale = row.Number("scale_id"),
                    Order = row.Number("question_order"),
                    Relevance = Relevance(row["relevance"]),
                    Texts = Texts(rows.Concat(_questionTexts[rows.Key]), "question"),
                };
                if (found.Exists(s => s.Code == sub.Code && s.Scale == sub.Scale))
                {
                    throw Refused("lss-duplicate-code", row, $"the code of a subquestion of {question} stands twice", sub.Code, "a code of its own for each");
                }

                found.Add(sub);
            }

            return [.. found.OrderBy(s => s.Scale).ThenBy(s => s.Order)];
        }

        private List<LssAnswer> Answers(string id, string question)
        {
            var found = new List<LssAnswer>();
            foreach (var rows in _answers[id].GroupBy(r => (Code: r["code"], Scale: r.Number("scale_id"))))
            {
                var row = rows.First();
                // With a row a language, a code comes once a language; else once.
                if (rows.Select(r => r["language"]).Distinct().Count() != rows.Count())
                {
                    throw Refused("lss-duplicate-code", row, $"the code of an answer to {question} stands twice", rows.Key.Code, "a code of its own for each");
                }

                var texts = row["aid"] is { Length: > 0 } aid ? _answerTexts[aid] : [];
                found.Add(new LssAnswer
                {
                    Code = rows.Key.Code,
                    Scale = rows.Key.Scale,
                    Order = row.Number("sortorder"),
                    Assessment = row.Number("assessment_value"),
                    Texts = Texts(rows.Concat(texts), "answer"),
                });
            }

            return [.. found.OrderBy(a => a.Scale).ThenBy(a => a.Order)];
        }

        private LssTexts Texts(IEnumerable<LssTables.Row> rows, string field, string language = "language")
        {
            var texts = new Dictionary<string, string>();
            foreach (var row in rows)
            {
                if (row[language] is { Length: > 0 } code && row.Fields.TryGetValue(field, out var text))
                {
                    texts.TryAdd(code, HtmlText.Strip(text));
                }
            }

            return new LssTexts(texts, baseLanguage);
        }

        private static bool IsSub(LssTables.Row row) => row["parent_qid"] is { Length: > 0 } and not "0";

        /// <summary>1 is LimeSurvey's word for "always".</summary>
        private static string? Relevance(string text) => text is "" or "1" ? null : text;

        private InputRefusedException Refused(string code, LssTables.Row row, string message, string? found, string expected) =>
            FileBytes.Refused(code, file, message, "Correct it in LimeSurvey and export the structure again", found, expected, "line " + row.Line.ToString(CultureInfo.InvariantCulture));
    }
}
