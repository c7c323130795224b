using ReIntegrationBI.Etl.Formats.RefiQda;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>
/// Tells to which cases a place belongs: those of its source, those that name the selection, and those that have a selection around it, by name
/// or through a code that stands for the case (as NVivo writes its case nodes).
/// </summary>
internal sealed class QdaCaseFinder
{
    private readonly ILookup<string, RefiQdaCase> _bySource;
    private readonly ILookup<string, (RefiQdaPlace Place, RefiQdaCase Case)> _around;
    private readonly HashSet<string> _caseCodes;

    public QdaCaseFinder(RefiQdaProject project)
    {
        Cases = project.Cases.Count > 0 ? project.Cases : [.. project.Sources.Select(AsCase)];
        var codes = Cases.SelectMany(c => c.Codes.Append(c.Guid).Select(code => (Code: code, Case: c))).ToLookup(c => c.Code, c => c.Case);
        var selections = Cases.SelectMany(c => c.Selections.Select(s => (Selection: s, Case: c))).ToLookup(s => s.Selection, s => s.Case);
        _caseCodes = [.. codes.Select(c => c.Key)];
        _bySource = Cases.SelectMany(c => c.Sources.Select(s => (Source: s, Case: c)))
            .Concat(project.Sources.SelectMany(s => s.Codings.SelectMany(c => codes[c.Code]).Select(c => (Source: s.Guid, Case: c))))
            .ToLookup(s => s.Source, s => s.Case);
        _around = project.Selections
            .SelectMany(s => selections[s.Guid].Concat(s.Codings.SelectMany(c => codes[c.Code])).Select(c => (s.Source, s.Place, Case: c)))
            .ToLookup(s => s.Source, s => (s.Place, s.Case));
    }

    /// <summary>The cases; where the project has none, each source is one.</summary>
    public IReadOnlyList<RefiQdaCase> Cases { get; }

    /// <summary>Whether a code stands for a case.</summary>
    public bool IsCase(string code) => _caseCodes.Contains(code);

    /// <summary>Cases to which a source as a whole belongs.</summary>
    public IEnumerable<RefiQdaCase> Of(RefiQdaSource source) => _bySource[source.Guid].Distinct();

    /// <summary>Cases to which a selection belongs.</summary>
    public IEnumerable<RefiQdaCase> Of(RefiQdaSelection selection) =>
        _bySource[selection.Source].Concat(_around[selection.Source].Where(a => a.Place.Holds(selection.Place)).Select(a => a.Case)).Distinct();

    private static RefiQdaCase AsCase(RefiQdaSource source) => new()
    {
        Guid = source.Guid,
        Name = Path.GetFileNameWithoutExtension(source.Name),
        Attributes = source.Attributes,
        Codes = [],
        Sources = [source.Guid],
        Selections = [],
        LostReferences = [],
        Line = source.Line,
    };
}
