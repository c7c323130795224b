namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What is wrong with an input, where, what was expected, and what to do about it.</summary>
public sealed record InputProblem
{
    /// <summary>Short code for counting and tests, e.g. <c>moved-header</c>, <c>unknown-member</c>, <c>not-a-number</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Name of the file (without folder).</summary>
    public required string File { get; init; }

    /// <summary>Sheet of a workbook, or null.</summary>
    public string? Sheet { get; init; }

    /// <summary>Cell in A1 notation; in words for a place of another kind (<c>line 7</c>, <c>byte 176</c>, <c>case 17, variable Q1</c>); or null where the problem has no place.</summary>
    public string? Cell { get; init; }

    /// <summary>What was wrong, in a sentence without a full stop.</summary>
    public required string Message { get; init; }

    /// <summary>What was found, cut to 80 characters, or null.</summary>
    public string? Found { get; init; }

    /// <summary>What was expected, or null.</summary>
    public string? Expected { get; init; }

    /// <summary>The code list that was asked for a member and had none, or null where the problem is another.</summary>
    public string? CodeList { get; init; }

    /// <summary>What the user can do next.</summary>
    public required string Remedy { get; init; }

    /// <summary>The code, with the code list where there is one: <c>unknown-member(region)</c>. <see cref="RejectionMark"/> reads it back.</summary>
    private string Mark => CodeList is null ? Code : $"{Code}({CodeList})";

    /// <summary>One line: file, sheet, cell, what was wrong, found, expected, what to do, and the code by which the documentation lists it.</summary>
    public override string ToString()
    {
        var place = File + (Sheet is null ? "" : $", sheet '{Sheet}'") + (Cell is null ? "" : Cell.Contains(' ', StringComparison.Ordinal) ? $", {Cell}" : $", cell {Cell}");
        var found = Found is null ? "" : $"; found '{Found}'";
        var expected = Expected is null ? "" : $"; expected {Expected}";
        return $"{place}: {Message}{found}{expected}. {Remedy} [{Mark}]";
    }

    /// <summary>What the journal keeps of a value or row that was not taken over.</summary>
    public Rejection ToRejection() => new(Sheet, Cell, Found, $"{Mark}: {Message}{(Expected is null ? "" : $"; expected {Expected}")}. {Remedy}");
}
