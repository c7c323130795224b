using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Formats.RefiQda;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>Reads an analyst's codebook, to see which of its codes a mapping leaves open.</summary>
public static class QdaCodebookSource
{
    /// <summary>How the names of such files end.</summary>
    public const string Ending = ".qdc";

    /// <summary>Reads a codebook; codes that are not mapped are among the remarks.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="mapping">The mapping; null where there is none yet.</param>
    /// <exception cref="InputRefusedException">It is no codebook, or the mapping names a code that it lacks.</exception>
    public static KeptInputContent Read(string path, string file, CaseMapping? mapping)
    {
        var codebook = RefiQdaFormat.ReadCodebook(file, FileBytes.Read(path, RefiQdaFormat.MostXmlBytes));
        var problems = new InputProblems(file);
        var check = new QdaCodebookCheck(mapping, codebook, problems);
        problems.Throw();
        return new KeptInputContent(codebook.Codes.Count)
        {
            Remarks =
            [
                .. codebook.Codes.Where(c => c.IsCodable && check.MeaningOf(c.Guid).Count == 0).Select(c => new Rejection(
                    null, "line " + c.Line.ToString(CultureInfo.InvariantCulture), c.Path,
                    $"unmapped-code: the mapping leaves this code open; map it, or ignore it, in {mapping?.File ?? "STUDY" + CaseMappingSource.Ending}")),
            ],
        };
    }
}
