using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Sources.Riziv;

/// <summary>
/// Published figures, as RIZIV-INAMI and those who publish like it give them: from a file and its layout to typed figures.
/// </summary>
public sealed class RizivSource(CodeListCatalog codes)
{
    private readonly LayoutReader _reader = new(codes);

    /// <summary>Reads one file.</summary>
    /// <exception cref="InputRefusedException">
    /// The file is not what the layout expects, or more of its values than the limit had to be rejected.
    /// </exception>
    public FigureContent Read(string path, Layout layout, ReadOptions options)
    {
        var document = Open(path, layout, options.SizeLimit);
        var reading = _reader.Read(document, layout);
        RefuseIfNeeded(document.File, reading, options.RejectLimit);
        return new FigureContent(
            layout.Name,
            PublicationsOf(reading.Figures, layout),
            [.. reading.Figures.Select(ToFigure)],
            [.. reading.Rejected.Select(r => InputProblems.ToRejection(r.Problem))]);
    }

    private static SourceDocument Open(string path, Layout layout, long sizeLimit)
    {
        var bytes = FileBytes.Read(path, sizeLimit);
        var file = Path.GetFileName(path);
        return layout.Format == "csv"
            ? CsvFormat.Read(file, bytes, layout.Encoding, layout.Delimiter[0])
            : WorkbookFormat.Read(file, bytes, sizeLimit);
    }

    private static void RefuseIfNeeded(string file, LayoutReading reading, decimal rejectLimit)
    {
        var rejected = reading.Rejected.Sum(r => r.Cells);
        var tooMany = rejected > rejectLimit * reading.ValueCells;
        if (reading.Refusals.Count == 0 && !tooMany)
        {
            return;
        }

        var problems = InputProblems.Cut(file, [.. reading.Refusals, .. reading.Rejected.Select(r => r.Problem)]).ToList();
        if (tooMany && reading.Refusals.Count == 0)
        {
            problems.Insert(0, new InputProblem
            {
                Code = "too-many-rejected",
                File = file,
                Message = FormattableString.Invariant($"{rejected} of {reading.ValueCells} values cannot be taken over, more than the limit of {rejectLimit * 100:0.##} %"),
                Remedy = "Mend the file, or allow more with a higher reject limit.",
            });
        }

        throw new InputRefusedException(problems);
    }

    private Publication[] PublicationsOf(IEnumerable<RawFigure> figures, Layout layout) =>
    [
        .. figures.Select(f => f.Attributes[FigureAttribute.Publication])
            .Distinct()
            .Select(code => code == layout.Publication?.Code ? layout.Publication.ToPublication() : codes.Publications[code]),
    ];

    private static PublishedFigure ToFigure(RawFigure figure)
    {
        var about = figure.Attributes;
        PrecisionCode.TryParse(about.GetValueOrDefault(FigureAttribute.Precision), out var precision);
        return new PublishedFigure
        {
            Indicator = about[FigureAttribute.Indicator],
            Period = Period.Parse(about[FigureAttribute.Period]),
            Scheme = about["scheme"],
            Sex = about["sex"],
            AgeGroup = about["age_group"],
            Region = about["region"],
            DiseaseGroup = about["disease_group"],
            Status = about["status"],
            Publication = about[FigureAttribute.Publication],
            Value = figure.Value,
            Decimals = figure.Decimals,
            Unit = about[FigureAttribute.Unit],
            Precision = precision,
            Remark = about.GetValueOrDefault(FigureAttribute.Remark) is { Length: > 0 } remark ? remark : null,
            Sheet = figure.Sheet,
            Row = figure.At.Row,
            Column = figure.At.Column,
        };
    }
}
