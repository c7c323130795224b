using ReIntegrationBI.Etl.Formats.RefiQda;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>Holds a mapping against the codes of a codebook.</summary>
internal sealed class QdaCodebookCheck
{
    private readonly ILookup<string, CaseMappingLine> _byGuid;

    /// <param name="mapping">The mapping; null where there is none, and then no code is mapped.</param>
    /// <param name="codebook">The codes.</param>
    /// <param name="problems">Where codes go that the mapping names and the codebook lacks.</param>
    public QdaCodebookCheck(CaseMapping? mapping, RefiQdaCodebook codebook, InputProblems problems)
    {
        var byGuid = codebook.Codes.ToDictionary(c => c.Guid);
        var byPath = codebook.Codes.ToLookup(c => FoldedText.Key(CaseMappingSource.Folded(c.Path)));
        var found = new List<(string Guid, CaseMappingLine Line)>();
        foreach (var line in mapping?.Codes ?? [])
        {
            var place = $"the mapping ({mapping!.File}, {line.Cell})";
            var named = line.Path is null ? [] : byPath[FoldedText.Key(line.Path)].ToList();
            if (line.Guid is { } guid)
            {
                if (!byGuid.TryGetValue(guid, out var code))
                {
                    problems.Add("mapped-code-missing", place + " names a code that the codebook lacks", "Correct the identifier, or leave it empty and name the code by its path", found: guid, expected: "the guid of a code");
                }
                else if (line.Path is not null && !named.Contains(code))
                {
                    problems.Add("mapped-code-differs", place + " names one code by its identifier and another by its path", "Leave one of the two empty", found: line.Path, expected: code.Path);
                }
                else
                {
                    found.Add((guid, line));
                }
            }
            else if (named.Count == 1)
            {
                found.Add((named[0].Guid, line));
            }
            else
            {
                problems.Add(
                    named.Count == 0 ? "mapped-code-missing" : "mapped-code-ambiguous",
                    place + (named.Count == 0 ? " names a code that the codebook lacks" : " names a code that stands twice under the same path"),
                    named.Count == 0 ? Spelling.Suggestion(line.Path!, codebook.Codes.Select(c => c.Path)) + "Correct the path, or delete the line" : "Name it by its identifier in 'code_guid'",
                    found: line.Path, expected: "a path from the top of the codebook down");
            }
        }

        _byGuid = found.ToLookup(f => f.Guid, f => f.Line);
        // One code may be named by its path in one line and by its identifier in another.
        foreach (var twice in _byGuid.SelectMany(code => code.GroupBy(l => (l.Kind, l.Target)).SelectMany(l => l.Skip(1))))
        {
            problems.Add("mapped-twice", $"the mapping ({mapping!.File}, {twice.Cell}) maps a code twice to the same target", "Delete one of the two lines", found: twice.Path ?? twice.Guid);
        }
    }

    /// <summary>What a code means; empty where it is not mapped.</summary>
    public IReadOnlyList<CaseMappingLine> MeaningOf(string guid) => [.. _byGuid[guid]];
}
