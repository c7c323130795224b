using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>
/// Reads respondents from SPSS system files, which bring their questionnaire along: variables with value labels are questions, multiple-response
/// sets are questions with several answers, and what a file declares as missing was not answered.
/// </summary>
public static class SavSource
{
    private static readonly string[] Languages = ["nl", "fr", "en", "de"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="survey">The survey to which it belongs.</param>
    /// <param name="pseudonyms">Replaces the identifiers of respondents.</param>
    /// <param name="rejectLimit">Share of answers and of respondents that may be left out before the whole file is refused, 0 to 1.</param>
    /// <exception cref="InputRefusedException">The file cannot be read, says not who answered, or more than the limit had to be left out.</exception>
    public static RespondentContent Read(string path, string file, Survey survey, Pseudonyms pseudonyms, decimal rejectLimit = 0.01m)
    {
        var problems = new InputProblems(file);
        var sav = SavFormat.Read(file, FileBytes.Read(path, WorkbookFormat.DefaultUnpackedLimit));
        var variables = new SavQuestions(sav, survey, problems);
        if (sav.CaseCount == 0)
        {
            problems.Add("no-respondents", "the file has no cases", "Save it with its cases");
        }

        problems.Throw();
        var table = new RespondentTable(
            problems, variables.Questionnaire, [.. Enumerable.Range(1, sav.CaseCount)],
            (row, column) => new SavAddress(row, column == 0 ? "" : sav.Variables[column - 1].Name).ToString())
        {
            IdColumn = variables.Id!.Index + 1,
        };
        ReadRespondents(sav, variables, table);
        foreach (var question in variables.Read)
        {
            Fill(sav, question, table);
        }

        var content = new RespondentChecks(table, pseudonyms).Run(rejectLimit);
        return content with { Rejections = [.. variables.NotLoaded.Select(InputProblems.ToRejection), .. content.Rejections] };
    }

    private static void ReadRespondents(SavFile sav, SavQuestions variables, RespondentTable table)
    {
        for (var i = 0; i < sav.CaseCount; i++)
        {
            table.Ids[i] = Text(sav, variables.Id!, i);
            if (variables.Weight is { } weight)
            {
                var value = sav.Numbers(weight)[i];
                if (value is >= RespondentNumbers.LeastWeight and <= RespondentNumbers.MostWeight)
                {
                    table.Weights[i] = value;
                }
                else
                {
                    table.RejectRespondent(
                        i, weight.Index + 1, "not-a-weight", "the weight is no positive number", "Give every case a weight, or leave out those that do not count",
                        double.IsNaN(value) ? "nothing" : value.ToString("R", CultureInfo.InvariantCulture), "a number above 0, at most a million");
                }
            }

            if (variables.Language is { } language && Text(sav, language, i) is { } code)
            {
                if (Languages.Contains(code))
                {
                    table.Languages[i] = code;
                }
                else
                {
                    table.RejectValue(i, language.Index + 1, "not-a-language", "the language is not known", "Use one of these, or leave it empty", code, string.Join(", ", Languages));
                }
            }

            if (variables.Completed is { } completed)
            {
                table.Complete[i] = Text(sav, completed, i) is "1" or "y" or "Y" or "yes";
            }

            if (variables.Synthetic is { } synthetic)
            {
                var made = Text(sav, synthetic, i) is "1" or "y" or "Y" or "yes";
                if (i > 0 && made != table.IsSynthetic)
                {
                    table.Problems.Add(
                        "synthetic-mixed", "made-up respondents stand beside real ones, so that neither can be told apart in a table", "Put them into files of their own",
                        cell: table.Address(i, synthetic.Index + 1), expected: "the same in every case");
                    table.Problems.Throw();
                }

                table.IsSynthetic = made;
            }
        }
    }

    /// <summary>Numbers are compared as the bits of the file have them: a value of 1 is written "1".</summary>
    internal static string Code(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string? Text(SavFile sav, SavVariable variable, int index)
    {
        var text = variable.IsText ? sav.Texts(variable)[index].Trim() : double.IsNaN(sav.Numbers(variable)[index]) ? "" : Code(sav.Numbers(variable)[index]);
        return text.Length == 0 ? null : text;
    }

    private static void Fill(SavFile sav, SavQuestion question, RespondentTable table)
    {
        switch (question.Kind)
        {
            case SavQuestionKind.Number:
                FillNumbers(sav, question, table);
                break;
            case SavQuestionKind.Ticks:
                foreach (var (variable, answer) in question.Variables.Select((v, i) => (v, i)))
                {
                    FillTicks(sav, question, variable, answer, table);
                }

                break;
            case SavQuestionKind.Codes:
                var column = New(question, question.Variables[0], AnswerColumnKind.Choice, table);
                EachCode(sav, question, question.Variables[0], table, (i, answer) => column.Values[i] = answer);
                table.Columns.Add(column);
                break;
            default:
                FillSet(sav, question, table);
                break;
        }
    }

    private static void FillNumbers(SavFile sav, SavQuestion question, RespondentTable table)
    {
        var variable = question.Variables[0];
        var column = New(question, variable, AnswerColumnKind.Number, table);
        var number = RespondentQuestionnaire.NumberOf(question.Question);
        var values = sav.Numbers(variable);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || variable.MissingValues.Contains(values[i]))
            {
                continue;
            }

            table.Given++;
            if (Math.Abs(values[i]) < (double)RespondentNumbers.Beyond)
            {
                (column.Values[i], column.Numbers[i]) = (number, decimal.Round((decimal)values[i], RespondentNumbers.Decimals));
            }
            else
            {
                table.RejectValue(
                    i, column.Number, "not-a-number", $"the answer to '{variable.Name}' is too large to be kept", "Correct the value, or declare it as missing", Code(values[i]),
                    "a number of at most eleven digits");
            }
        }

        table.Columns.Add(column);
    }

    private static void FillTicks(SavFile sav, SavQuestion question, SavVariable variable, int answer, RespondentTable table)
    {
        var column = New(question, variable, AnswerColumnKind.Tick, table, answer);
        var counted = question.CountedValue!;
        var number = double.TryParse(counted, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN;
        for (var i = 0; i < table.Count; i++)
        {
            if (IsMissing(sav, variable, i))
            {
                continue;
            }

            table.Given++;
            column.Values[i] = (variable.IsText ? sav.Texts(variable)[i].Trim() == counted.Trim() : sav.Numbers(variable)[i].Equals(number)) ? 1 : 0;
        }

        table.Columns.Add(column);
    }

    /// <summary>Several variables, each with the code of an answer: one column an answer, for the order of the variables means nothing.</summary>
    private static void FillSet(SavFile sav, SavQuestion question, RespondentTable table)
    {
        var columns = question.Question.Answers.Select((_, answer) => New(question, question.Variables[0], AnswerColumnKind.Tick, table, answer)).ToArray();
        foreach (var variable in question.Variables)
        {
            EachCode(sav, question, variable, table, (i, answer) =>
            {
                if (columns[answer].Values[i] == 1)
                {
                    table.RejectValue(
                        i, variable.Index + 1, "answer-twice", $"the answer is given twice to '{question.Question.Code}'", "Correct one of the two", question.Question.Answers[answer].Code);
                }

                columns[answer].Values[i] = 1;
            });
        }

        table.Columns.AddRange(columns);
    }

    private static void EachCode(SavFile sav, SavQuestion question, SavVariable variable, RespondentTable table, Action<int, int> found)
    {
        if (variable.IsText)
        {
            var ofText = question.Question.Answers.Select((a, i) => (a.Code, i)).ToDictionary(a => a.Code, a => a.i);
            for (var i = 0; i < table.Count; i++)
            {
                Judge(i, ofText.GetValueOrDefault(sav.Texts(variable)[i].Trim(), -1), sav.Texts(variable)[i]);
            }

            return;
        }

        var ofNumber = question.Question.Answers.Select((a, i) => (Number: double.Parse(a.Code, CultureInfo.InvariantCulture), i)).ToDictionary(a => a.Number, a => a.i);
        for (var i = 0; i < table.Count; i++)
        {
            var number = sav.Numbers(variable)[i];
            Judge(i, double.IsNaN(number) ? -1 : ofNumber.GetValueOrDefault(number, -1), null);
        }

        void Judge(int i, int answer, string? text)
        {
            if (IsMissing(sav, variable, i))
            {
                return;
            }

            table.Given++;
            if (answer >= 0)
            {
                found(i, answer);
                return;
            }

            table.RejectValue(
                i, variable.Index + 1, "unknown-answer", $"the value of '{variable.Name}' has no label",
                "Label it, declare it as missing, or set the level of the variable to scale if it is a number", text ?? Code(sav.Numbers(variable)[i]),
                question.Question.Answers.Count <= 12 ? string.Join(", ", question.Question.Answers.Select(a => a.Code)) : "a value with a label");
        }
    }

    private static bool IsMissing(SavFile sav, SavVariable variable, int i)
    {
        if (variable.IsText)
        {
            var text = sav.Texts(variable)[i];
            return string.IsNullOrWhiteSpace(text) || variable.MissingValues.Contains(text);
        }

        var number = sav.Numbers(variable)[i];
        return double.IsNaN(number) || variable.MissingValues.Contains(number);
    }

    private static AnswerColumn New(SavQuestion question, SavVariable variable, AnswerColumnKind kind, RespondentTable table, int answer = AnswerColumn.Blank) =>
        new(table.Count)
        {
            Number = variable.Index + 1, Name = variable.Name, Question = question.Question, Kind = kind, Answer = answer,
            Numbers = kind == AnswerColumnKind.Number ? new decimal[table.Count] : [],
        };
}
