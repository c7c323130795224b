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

    /// <summary>A number without decimals; one to four decimals follow it.</summary>
    Number0,
    Number1,
    Number2,
    Number3,
    Number4,
}
