using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>A place in the plan, read strictly: it knows its file and line, and a key that nobody asks for is an error.</summary>
internal sealed class PlanNode
{
    private readonly string _file;
    private readonly string _place;
    private readonly YamlNode _node;

    private PlanNode(string file, string place, YamlNode node)
    {
        _file = file;
        _place = place;
        _node = node;
    }

    /// <summary>What stands here, where it is no list and no mapping.</summary>
    public string Value => _node is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Wrong(Kind(_node), "a value", "Fill it in");

    /// <summary>Reads a file.</summary>
    /// <exception cref="JobPlanException">It is no YAML, or empty.</exception>
    public static PlanNode Read(string file, TextReader text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(text);
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
                ? new PlanNode(file, "", root)
                : throw new JobPlanException($"{file}, line 1: found no keys; expected time_zone, recurring, reports, sources. Fill it in, or remove the file for the built-in plan.");
        }
        catch (YamlException problem)
        {
            throw new JobPlanException(
                string.Create(CultureInfo.InvariantCulture, $"{file}, line {problem.Start.Line}: {(problem.InnerException ?? problem).Message.TrimEnd('.')}. Correct it there."), problem);
        }
    }

    /// <summary>What is wrong here.</summary>
    public JobPlanException Wrong(string found, string expected, string remedy) => new(string.Create(
        CultureInfo.InvariantCulture, $"{_file}, line {_node.Start.Line}{(_place.Length == 0 ? "" : ", " + _place)}: found {found}; expected {expected}. {remedy}."));

    /// <summary>Refuses every key but these.</summary>
    public PlanNode Only(params IReadOnlyList<string> keys)
    {
        foreach (var key in Mapping().Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !keys.Contains(name))
            {
                throw new PlanNode(_file, _place, key).Wrong($"the key '{key}'", string.Join(", ", keys), "Correct or remove it");
            }
        }

        return this;
    }

    /// <summary>What stands under a key; null where there is none.</summary>
    public PlanNode? Find(string key) =>
        Mapping().Children.TryGetValue(new YamlScalarNode(key), out var node) && node is not YamlScalarNode { Value: null or "" }
            ? new PlanNode(_file, _place.Length == 0 ? key : $"{_place} / {key}", node)
            : null;

    /// <summary>What stands under a key.</summary>
    public PlanNode Get(string key) => Find(key) ?? throw Wrong($"no {key}", $"the key {key}", "Fill it in");

    /// <summary>The text under a key, or null.</summary>
    public string? Text(string key) => Find(key)?.Value;

    /// <summary>The whole number under a key.</summary>
    public int? Number(string key, int from, int to) =>
        Find(key) is not { } node ? null
        : int.TryParse(node.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number
        : throw node.Wrong($"'{node.Value}'", string.Create(CultureInfo.InvariantCulture, $"a whole number from {from} to {to}"), "Correct it");

    /// <summary>Yes or no under a key.</summary>
    public bool Flag(string key) =>
        Find(key) is { } node && (node.Value switch { "true" => true, "false" => false, _ => throw node.Wrong($"'{node.Value}'", "true or false", "Correct it") });

    /// <summary>The entries of the list under a key; none where there is no such key.</summary>
    public IReadOnlyList<PlanNode> List(string key) =>
        Find(key) is not { } list ? []
        : list._node is YamlSequenceNode entries ? [.. entries.Children.Select(e => new PlanNode(_file, list._place, e))]
        : throw list.Wrong(Kind(list._node), "a list", "Write each entry behind a hyphen");

    /// <summary>
    /// The keys of the mapping under a key, each with what stands there; none where there is no such key. A key with nothing behind it says as much as one with <c>{}</c>.
    /// </summary>
    public IReadOnlyList<(PlanNode Key, PlanNode Node)> Entries(string key) =>
        Find(key) is not { } map ? []
        : [.. map.Mapping().Children.Select(c => (
            new PlanNode(_file, map._place, c.Key), new PlanNode(_file, $"{map._place} / {c.Key}", c.Value is YamlScalarNode { Value: null or "" } ? new YamlMappingNode() : c.Value)))];

    /// <summary>The same place, called by a name.</summary>
    public PlanNode Named(string name) => new(_file, $"{_place} '{name}'", _node);

    private static string Kind(YamlNode node) => node switch
    {
        YamlMappingNode => "keys",
        YamlSequenceNode => "a list",
        YamlScalarNode { Value: { Length: > 0 } text } => $"'{text}'",
        _ => "nothing",
    };

    private YamlMappingNode Mapping() => _node as YamlMappingNode ?? throw Wrong(Kind(_node), "keys with values", "Write it as key: value");
}
