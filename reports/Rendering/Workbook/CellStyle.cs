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
}
