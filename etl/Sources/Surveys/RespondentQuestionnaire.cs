using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>A questionnaire as respondents answer it.</summary>
internal static class RespondentQuestionnaire
{
    /// <summary>Gives numeric questions the answer that is the number itself; a published table has only its statistics.</summary>
    public static Questionnaire Of(Questionnaire questionnaire) =>
        questionnaire with { Questions = [.. questionnaire.Questions.Select(WithNumber)] };

    /// <summary>Index of the answer that is the number.</summary>
    public static int NumberOf(Question question) => IndexOf(question, Answer.NumberCode);

    /// <summary>Index of an answer by its code, or -1.</summary>
    public static int IndexOf(Question question, string code)
    {
        for (var i = 0; i < question.Answers.Count; i++)
        {
            if (question.Answers[i].Code == code)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether respondents can give an answer; statistics and groups are made of answers.</summary>
    public static bool CanBeGiven(Answer answer) => answer.Role is AnswerRole.Category or AnswerRole.None;

    private static Question WithNumber(Question question) => question.Type != QuestionType.Numeric || NumberOf(question) >= 0 ? question : question with
    {
        Answers = [.. question.Answers, new Answer(Answer.NumberCode, new Label("waarde", "valeur", "value"), question.Answers.Count + 1, AnswerRole.Number)],
    };
}
