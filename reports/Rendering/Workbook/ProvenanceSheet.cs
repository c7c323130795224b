using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>The sheet that leads each number back to the cells it was read from: a row a number and address.</summary>
internal static class ProvenanceSheet
{
    public static void Write(WorkbookFile file, string name, string tableName, ReportContent content, WorkbookTexts texts)
    {
        var pages = content.Pages.ToDictionary(p => p.Id, p => p.Heading);
        var header = Headers.Of(
            texts.Number, texts.What, texts.Value, texts.Unit, texts.AsPrinted, texts.Precision, texts.Formula, texts.Publication, texts.Publisher,
            texts.Url, texts.File, texts.SheetOfFile, texts.Cell, texts.Sha256, texts.LoadedAt, texts.Page);
        var rows =
            from entry in content.Annex
            from address in entry.Addresses.DefaultIfEmpty<CellAddress?>(null)
            select new[]
            {
                new(entry.Number, CellStyle.Number0),
                entry.What,
                new(entry.Value, Styles.Number(entry.Value.Scale)),
                entry.Unit.Label.In(content.Language),
                entry.Text,
                texts.Precisions[entry.Precision],
                entry.Formula,
                address?.PublicationTitle,
                address?.Publisher,
                Web(address?.Url),
                address?.File,
                address?.Sheet,
                address?.Cell,
                address?.Sha256,
                new(address?.LoadedAt, CellStyle.Moment),
                pages.GetValueOrDefault(entry.Page, entry.Page),
            };

        var sheet = new SheetWriter(file, name);
        sheet.Table(tableName, texts.Provenance, header, [.. rows], widest: 18);
        sheet.Finish(content.Title);
    }

    // Only an address of the web becomes a link; anything else stays the text it is.
    private static SheetCell Web(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new SheetCell(url, CellStyle.Link, address.AbsoluteUri)
            : url;
}
