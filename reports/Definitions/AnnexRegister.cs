using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Collects every number that stands on a page, and numbers it once, in order of first appearance.</summary>
public sealed class AnnexRegister
{
    private readonly List<AnnexEntry> _entries = [];
    private readonly Dictionary<(string What, string Text), int> _known = [];

    /// <summary>The numbers, in order of first appearance.</summary>
    public IReadOnlyList<AnnexEntry> Entries => _entries;

    /// <summary>Notes a number and gives its place in the annex.</summary>
    internal int Add(string what, string text, Figure figure, string page)
    {
        if (_known.TryGetValue((what, text), out var number))
        {
            return number;
        }

        number = _entries.Count + 1;
        _entries.Add(
            new AnnexEntry(
                number, what, text, figure.Value, figure.Unit, figure.Precision, page, figure.Addresses, figure.Formula, figure.Remark));
        _known.Add((what, text), number);
        return number;
    }
}
