namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>
/// Finds the source that a reference means where it holds the name of a file. QualCoder (3 and 4) writes in a case the identifier by which it
/// names the source's file, and gives the source another one. For a text typed into the program that file is a copy beside the one that the
/// source names: then the two have one length and one checksum.
/// </summary>
internal sealed class RefiQdaFiles
{
    private readonly Dictionary<string, string> _byStem = [];
    private readonly Dictionary<(long, uint), string> _byContent = [];
    private readonly Dictionary<string, RefiQdaEntry> _entries = [];

    public RefiQdaFiles(IEnumerable<(string Guid, IReadOnlyList<string> Paths)> sources, IReadOnlyList<RefiQdaEntry> entries)
    {
        foreach (var entry in entries)
        {
            _entries[Stem(entry.Name)] = entry;
        }

        var twice = new HashSet<(long, uint)>();
        foreach (var (guid, paths) in sources)
        {
            foreach (var stem in paths.Select(Stem))
            {
                _byStem.TryAdd(stem, guid);
                if (_entries.TryGetValue(stem, out var entry) && !_byContent.TryAdd((entry.Length, entry.Crc), guid) && _byContent[(entry.Length, entry.Crc)] != guid)
                {
                    twice.Add((entry.Length, entry.Crc));
                }
            }
        }

        // Two sources that say the same cannot be told apart so.
        foreach (var content in twice)
        {
            _byContent.Remove(content);
        }
    }

    /// <summary>Identifier of the source that a reference means; null where none can be told.</summary>
    public string? SourceOf(string reference) =>
        _byStem.TryGetValue(reference, out var source) ? source
        : _entries.TryGetValue(reference, out var entry) ? _byContent.GetValueOrDefault((entry.Length, entry.Crc))
        : null;

    private static string Stem(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return (dot < 0 ? name : name[..dot]).ToLowerInvariant();
    }
}
