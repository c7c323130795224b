using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>The fixed words of the workbook in the language of the report.</summary>
public sealed record WorkbookTexts
{
    // Names of sheets; shortened to the 31 characters that a sheet name may have.
    public required string Cover { get; init; }
    public required string Contents { get; init; }
    public required string Notes { get; init; }
    public required string Provenance { get; init; }

    /// <summary>The word before the number of a chart sheet: "Grafiek" makes "Grafiek 1.1".</summary>
    public required string Chart { get; init; }

    // Cover.
    public required string Period { get; init; }
    public required string InShort { get; init; }
    public required string MadeOn { get; init; }
    public required string KnownAt { get; init; }

    // Headings of the contents and the notes.
    public required string Sheet { get; init; }
    public required string Page { get; init; }
    public required string Finding { get; init; }
    public required string Measure { get; init; }
    public required string Source { get; init; }
    public required string Kind { get; init; }
    public required string About { get; init; }
    public required string Text { get; init; }

    // Kinds of notes.
    public required string Lead { get; init; }
    public required string Caveat { get; init; }
    public required string Note { get; init; }
    public required string Remark { get; init; }
    public required string MoreIs { get; init; }
    public required string Term { get; init; }

    // Data sheets.
    public required string Status { get; init; }
    public required string Suppressed { get; init; }
    public required string NotAvailable { get; init; }

    /// <summary>Said of a row that is part of a row above it.</summary>
    public required string OfWhich { get; init; }

    /// <summary>Before the name of the sheet that holds a chart's data: "Gegevens op blad".</summary>
    public required string DataOnSheet { get; init; }

    // Headings of the provenance.
    public required string Number { get; init; }
    public required string What { get; init; }
    public required string Value { get; init; }
    public required string AsPrinted { get; init; }
    public required string Unit { get; init; }
    public required string Precision { get; init; }
    public required string Formula { get; init; }
    public required string Publication { get; init; }
    public required string Publisher { get; init; }
    public required string Url { get; init; }
    public required string File { get; init; }
    public required string SheetOfFile { get; init; }
    public required string Cell { get; init; }
    public required string Sha256 { get; init; }
    public required string LoadedAt { get; init; }

    /// <summary>A word for each precision.</summary>
    public required IReadOnlyDictionary<Precision, string> Precisions { get; init; }

    /// <summary>Terms explained on the notes sheet, in order; may be empty.</summary>
    public required IReadOnlyList<WorkbookTerm> Glossary { get; init; }
}
