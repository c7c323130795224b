using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>A LimeSurvey survey.</summary>
public sealed class LssSurvey
{
    private readonly LssFile _structure;

    internal LssSurvey(LssFile structure) => _structure = structure;

    /// <summary>The code that it has unless another is given: <c>ls4321</c>.</summary>
    public string Code => LssSource.CodePrefix + _structure.SurveyId;

    /// <summary>Its title in its own language.</summary>
    public string Title => _structure.Titles.ToString() is { Length: > 0 } title ? title : Code;

    /// <summary>Its questionnaire; questions that cannot be counted (texts, dates, uploads) are among the rejections.</summary>
    /// <exception cref="InputRefusedException">Its codes cannot be kept, or nothing can be counted.</exception>
    public QuestionnaireContent Read(Survey survey)
    {
        var questions = new LssQuestions(_structure, survey);
        return new QuestionnaireContent(questions.Questionnaire, [.. questions.NotLoaded.Select(InputProblems.ToRejection)]);
    }

    /// <summary>Responses as LimeSurvey exports them.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="survey">The survey.</param>
    /// <param name="pseudonyms">Replaces identifiers.</param>
    /// <param name="rejectLimit">Share of answers and of respondents that may be left out before the whole file is refused, 0 to 1.</param>
    /// <exception cref="InputRefusedException">The file is not an export of this survey, or more than the limit had to be left out.</exception>
    public RespondentContent ReadResponses(string path, string file, Survey survey, Pseudonyms pseudonyms, decimal rejectLimit = 0.01m)
    {
        var problems = new InputProblems(file);
        var questions = new LssQuestions(_structure, survey);
        var responses = LssResponseFormat.Read(file, FileBytes.Read(path, WorkbookFormat.DefaultUnpackedLimit), _structure);
        if (responses.PlaceOf(LssColumnKind.Id) is not { } id)
        {
            problems.Add("missing-column", "there is no column that says who answered", "Export the responses again with the column 'id' (response ID)", expected: "a column 'id'");
        }

        if (responses.PlaceOf(LssColumnKind.Submitted) is null)
        {
            problems.Add(
                "missing-column", "there is no column that says who completed the questionnaire", "Export the responses again with the column 'submitdate'", expected: "a column 'submitdate'");
        }

        if (responses.Responses.Count == 0)
        {
            problems.Add("no-respondents", "there are no responses", "Export the responses again", expected: "lines below the headings");
        }

        problems.Throw();
        var table = new RespondentTable(
            problems, questions.Questionnaire, [.. responses.Responses.Select(r => r.Line)], (row, column) => new CellReference(row, column).ToString())
        {
            IdColumn = responses.PlaceOf(LssColumnKind.Id)!.Place,
        };
        for (var i = 0; i < table.Count; i++)
        {
            var response = responses.Responses[i];
            (table.Ids[i], table.Complete[i]) = (response.Id, response.Complete == true);
            table.Languages[i] = response.Language?[..Math.Min(2, response.Language.Length)] is "nl" or "fr" or "en" or "de" ? response.Language[..2] : null;
        }

        foreach (var placed in responses.Columns)
        {
            if (questions.Place(placed.Column) is { } place)
            {
                Fill(responses, placed, place, table);
            }
        }

        return new RespondentChecks(table, pseudonyms).Run(rejectLimit);
    }

    private static void Fill(LssResponseFile responses, LssPlacedColumn placed, LssPlace place, RespondentTable table)
    {
        var column = new AnswerColumn(table.Count)
        {
            Number = placed.Place, Name = placed.Heading, Question = place.Question, Row = place.Row, Kind = place.Kind, Answer = place.Answer, Rank = place.Rank,
            Numbers = place.Kind == AnswerColumnKind.Number ? new decimal[table.Count] : [],
        };
        for (var i = 0; i < table.Count; i++)
        {
            var response = responses.Responses[i];
            if (response[placed] is not { } text)
            {
                continue;
            }

            table.Given++;
            switch (place.Kind)
            {
                // What was written at "other" is a text about a person: that there is one is all that is taken.
                case AnswerColumnKind.Tick when placed.Column.Kind == LssColumnKind.Other:
                    column.Values[i] = 1;
                    break;
                case AnswerColumnKind.Tick:
                    if (response.Ticked(placed) is { } ticked)
                    {
                        column.Values[i] = ticked ? 1 : 0;
                    }
                    else
                    {
                        Reject(i, "not-a-tick", $"'{placed.Heading}' is neither given nor not", text, "Y or nothing");
                    }

                    break;
                case AnswerColumnKind.Number:
                    if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                        && Math.Abs(number) < RespondentNumbers.Beyond)
                    {
                        // LimeSurvey pads numbers with zeros to ten decimals.
                        (column.Values[i], column.Numbers[i]) = (RespondentQuestionnaire.NumberOf(place.Question), decimal.Round(number, RespondentNumbers.Decimals));
                    }
                    else
                    {
                        Reject(i, "not-a-number", $"the answer to '{placed.Heading}' is no number", text, "a number");
                    }

                    break;
                default:
                    var answer = RespondentQuestionnaire.IndexOf(place.Question, text);
                    if (answer >= 0)
                    {
                        column.Values[i] = answer;
                    }
                    else
                    {
                        Reject(i, "unknown-answer", $"'{place.Question.Code}' has no answer with this code", text, string.Join(", ", place.Question.Answers.Take(12).Select(a => a.Code)));
                    }

                    break;
            }
        }

        table.Columns.Add(column);

        void Reject(int respondent, string code, string message, string found, string expected) =>
            table.RejectValue(respondent, column.Number, code, message, "Export the responses with answer codes, and load the .lss of the same survey", found, expected);
    }
}
