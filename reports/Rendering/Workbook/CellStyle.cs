namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>The cell formats of the workbook; the value is the index in the style sheet that <see cref="Styles"/> makes.</summary>
internal enum CellStyle : uint
{
    Text,
    Indented,
    Header,
    NumberHeader,
    IndentedHeader,
    Title,
    Subtitle,
    Label,
    Link,
    Moment,
    Suppressed,
    NotAvailable,

    /// <summary>A day of which the year is shown.</summary>
    Year,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Said of made-up respondents.</summary>
    Warning,

    /// <summary>A number without decimals; one to four decimals follow it.</summary>
    Number0,
    Number1,
    Number2,
    Number3,
    Number4,

    /// <summary>A number on a small base without decimals; one to four decimals follow it.</summary>
    Small0,
    Small1,
    Small2,
    Small3,
    Small4,

    /// <summary>A sign in place of a number that exists and is withheld.</summary>
    WithheldMark,

    /// <summary>A sign in place of a number that does not exist or does not apply.</summary>
    MissingMark,

    /// <summary>Significance letters.</summary>
    Letters,

    /// <summary>The headings of a table on made-up respondents.</summary>
    WarningHeader,
    WarningNumberHeader,
    WarningIndentedHeader,
}
