using System.Diagnostics.CodeAnalysis;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>
/// Which cases a line of an overview counts: <c>return_employer=same &amp; return_function=adapted</c>, with <c>|</c> between values that count alike
/// (<c>diagnosis_group=autoimmune|cardiovascular</c>); or the field whose mean it gives: <c>mean(age)</c>.
/// </summary>
/// <param name="Conditions">Fields with the values that count; empty for a mean.</param>
/// <param name="MeanOf">The field of which it is the mean, or null.</param>
public sealed record CaseRule(IReadOnlyList<CaseCondition> Conditions, string? MeanOf)
{
    private const string Mean = "mean(";

    /// <summary>The fields on which it rests.</summary>
    public IReadOnlyList<string> Fields => MeanOf is { } mean ? [mean] : [.. Conditions.Select(c => c.Field)];

    /// <summary>Reads a rule.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CaseRule? rule)
    {
        rule = null;
        var trimmed = text?.Trim() ?? "";
        if (trimmed.StartsWith(Mean, StringComparison.Ordinal) && trimmed.EndsWith(')'))
        {
            var meanOf = trimmed[Mean.Length..^1].Trim();
            rule = IsWord(meanOf) ? new CaseRule([], meanOf) : null;
            return rule is not null;
        }

        var conditions = trimmed.Split('&').Select(c => c.Split('=')).ToList();
        if (conditions.Any(c => c.Length != 2 || !IsWord(c[0].Trim()) || c[1].Split('|').Any(v => !IsWord(v.Trim()))))
        {
            return false;
        }

        rule = new CaseRule([.. conditions.Select(c => new CaseCondition(c[0].Trim(), [.. c[1].Split('|').Select(v => v.Trim())]))], null);
        return true;
    }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CaseRule Parse(string text) =>
        TryParse(text, out var rule) ? rule : throw new FormatException($"'{text}' is no rule: write field=value|value & field=value, or mean(field).");

    /// <summary>The rule as it is written.</summary>
    public override string ToString() =>
        MeanOf is { } mean ? $"{Mean}{mean})" : string.Join(" & ", Conditions.Select(c => $"{c.Field}={string.Join('|', c.Values)}"));

    private static bool IsWord(string text) => text.Length > 0 && text.All(l => char.IsAsciiLetterOrDigit(l) || l is '_' or '-' or '.');
}
