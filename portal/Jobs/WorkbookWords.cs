using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>The fixed words of workbooks.</summary>
public static class WorkbookWords
{
    /// <summary>The words of <c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another language was asked for.</exception>
    public static WorkbookTexts For(string language, IReadOnlyList<GlossaryTerm> glossary)
    {
        var words = PortalTexts.For(language);
        return new WorkbookTexts
        {
            Cover = words["workbook.Cover"],
            Contents = words["workbook.Contents"],
            Notes = words["workbook.Notes"],
            Provenance = words["workbook.Provenance"],
            Chart = words["workbook.Chart"],
            Period = words["workbook.Period"],
            InShort = words["workbook.InShort"],
            MadeOn = words["workbook.MadeOn"],
            KnownAt = words["workbook.KnownAt"],
            Sheet = words["workbook.Sheet"],
            Page = words["workbook.Page"],
            Finding = words["workbook.Finding"],
            Measure = words["workbook.Measure"],
            Source = words["workbook.Source"],
            Kind = words["workbook.Kind"],
            About = words["workbook.About"],
            Text = words["workbook.Text"],
            Lead = words["workbook.Lead"],
            Caveat = words["workbook.Caveat"],
            Note = words["workbook.Note"],
            Remark = words["workbook.Remark"],
            MoreIs = words["workbook.MoreIs"],
            Term = words["workbook.Term"],
            Status = words["workbook.Status"],
            Suppressed = words["workbook.Suppressed"],
            NotAvailable = words["workbook.NotAvailable"],
            OfWhich = words["workbook.OfWhich"],
            DataOnSheet = words["workbook.DataOnSheet"],
            Number = words["workbook.Number"],
            What = words["workbook.What"],
            Value = words["workbook.Value"],
            AsPrinted = words["workbook.AsPrinted"],
            Unit = words["workbook.Unit"],
            Precision = words["workbook.Precision"],
            Formula = words["workbook.Formula"],
            Publication = words["workbook.Publication"],
            Publisher = words["workbook.Publisher"],
            Url = words["workbook.Url"],
            File = words["workbook.File"],
            SheetOfFile = words["workbook.SheetOfFile"],
            Cell = words["workbook.Cell"],
            Sha256 = words["workbook.Sha256"],
            LoadedAt = words["workbook.LoadedAt"],
            Precisions = Enum.GetValues<Precision>().ToDictionary(p => p, p => words[$"workbook.Precision.{p}"]),
            Glossary = glossary.Select(g => new WorkbookTerm(g.Term, g.Meaning)).ToList(),
        };
    }
}
