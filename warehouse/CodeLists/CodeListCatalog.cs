using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>
/// The conformed members of the product, read from CSV files: what a source may write, and the code under which it is kept.
/// Besides the dimensions it knows <c>unit</c>, <c>indicator</c> and <c>publication</c>.
/// </summary>
public sealed class CodeListCatalog
{
    private readonly Dictionary<string, IReadOnlyList<CodeListMember>> _members = [];
    private readonly Dictionary<string, Dictionary<string, CodeListMember>> _byCode = [];
    private readonly Dictionary<string, NameIndex> _names = [];
    private readonly Dictionary<string, Unit> _units = [];
    private readonly Dictionary<string, Indicator> _indicators = [];
    private readonly Dictionary<string, Publication> _publications = [];

    private CodeListCatalog()
    {
    }

    /// <summary>The member dimensions, in the order of the files' own use.</summary>
    public static IReadOnlyList<string> Dimensions { get; } =
        ["scheme", "sex", "age_group", "region", "disease_group", "status"];

    /// <summary>The members of case studies and trajectories: lists without a total.</summary>
    public static IReadOnlyList<string> StudyLists { get; } =
        ["actor", "milestone", "returner_type", "key", "adjustment", "action_level", "sub_actor"];

    /// <summary>Units by code.</summary>
    public IReadOnlyDictionary<string, Unit> Units => _units;

    /// <summary>Indicators by code.</summary>
    public IReadOnlyDictionary<string, Indicator> Indicators => _indicators;

    /// <summary>Publications by code.</summary>
    public IReadOnlyDictionary<string, Publication> Publications => _publications;

    /// <summary>Reads all code lists from a folder; by default the one beside the program.</summary>
    /// <exception cref="CodeListException">A list is missing or wrong; the message names file, line and remedy.</exception>
    public static CodeListCatalog Load(string? folder = null)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "CodeLists");
        var catalog = new CodeListCatalog();
        foreach (var list in Dimensions.Concat(StudyLists))
        {
            catalog.ReadDimension(folder, list);
        }

        catalog.ReadUnits(folder);
        catalog.ReadIndicators(folder);
        catalog.ReadPublications(folder);
        return catalog;
    }

    /// <summary>The members of a dimension in its own order.</summary>
    /// <exception cref="ArgumentException">There is no such dimension.</exception>
    public IReadOnlyList<CodeListMember> Members(string dimension) =>
        _members.TryGetValue(dimension, out var members) ? members : throw NoSuchList(dimension, Dimensions.Concat(StudyLists));

    /// <summary>A member by its code, or null.</summary>
    /// <exception cref="ArgumentException">There is no such dimension.</exception>
    public CodeListMember? Find(string dimension, string code) =>
        _byCode.TryGetValue(dimension, out var members)
            ? members.GetValueOrDefault(code)
            : throw NoSuchList(dimension, Dimensions.Concat(StudyLists));

    /// <summary>
    /// The code that a text stands for: a code, a label in any language or a synonym; blanks and capitals do not matter.
    /// </summary>
    /// <param name="list">A dimension, or <c>unit</c>, <c>indicator</c>, <c>publication</c>.</param>
    /// <param name="text">What the source wrote.</param>
    /// <param name="code">The code, or empty.</param>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public bool TryResolve(string list, string? text, out string code) => Names(list).TryResolve(text, out code);

    /// <summary>The known names nearest to an unknown one, for a "did you mean"; empty when nothing is near.</summary>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public IReadOnlyList<string> Suggest(string list, string text, int count = 3) => Names(list).Nearest(text, count);

    private NameIndex Names(string list) =>
        _names.TryGetValue(list, out var names) ? names : throw NoSuchList(list, _names.Keys);

    private static ArgumentException NoSuchList(string list, IEnumerable<string> known) =>
        new($"There is no code list '{list}'; there are {string.Join(", ", known)}.");

    private void ReadDimension(string folder, string dimension)
    {
        var file = CodeListFile.Read(
            folder, dimension + ".csv", "code", "nl", "fr", "en", "parent", "rank", "role", "valid_from", "valid_to", "synonyms", "extra");
        var members = new Dictionary<string, CodeListMember>();
        var names = _names[dimension] = new NameIndex();
        foreach (var row in file.Rows)
        {
            var member = new CodeListMember(
                dimension,
                row.Required("code"),
                LabelOf(row),
                row.OrNull("parent"),
                row.Integer("rank"),
                RoleOf(row),
                row.Day("valid_from"),
                row.Day("valid_to"),
                row.Several("synonyms"),
                row.OrNull("extra"));
            if (!members.TryAdd(member.Code, member))
            {
                throw row.Problem($"the code {member.Code} stands twice. Remove one row");
            }
        }

        // Codes first: a label that equals the code of another member is that other row's fault.
        AddNames(file, names);
        foreach (var row in file.Rows)
        {
            CheckParents(members, members[row["code"]], row);
        }

        _byCode[dimension] = members;
        _members[dimension] = members.Values.OrderBy(m => m.Rank).ToArray();
    }

    private void ReadUnits(string folder)
    {
        var file = CodeListFile.Read(folder, "unit.csv", "code", "nl", "fr", "en", "symbol", "quantity", "scale", "synonyms");
        foreach (var row in file.Rows)
        {
            var scale = row.Integer("scale");
            if (scale < 1)
            {
                throw row.Problem($"scale is {scale}; expected 1 or more. Correct it");
            }

            var unit = new Unit(row.Required("code"), LabelOf(row), row["symbol"], row.Required("quantity"), scale);
            AddOnce(_units, unit.Code, unit, row);
        }

        AddNames(file, _names["unit"] = new NameIndex());
    }

    private void ReadIndicators(string folder)
    {
        var file = CodeListFile.Read(folder, "indicator.csv", "code", "nl", "fr", "en", "kind", "unit", "synonyms");
        foreach (var row in file.Rows)
        {
            var kind = row.OneOf("kind", "stock", "flow", "share", "rate", "growth", "mean", "target", "count");
            var indicator = new Indicator(row.Required("code"), LabelOf(row), kind, row.Required("unit"));
            if (!_units.ContainsKey(indicator.Unit))
            {
                throw row.Problem($"the unit '{indicator.Unit}' is not in unit.csv. Add it there or correct it");
            }

            AddOnce(_indicators, indicator.Code, indicator, row);
        }

        AddNames(file, _names["indicator"] = new NameIndex());
    }

    private void ReadPublications(string folder)
    {
        var file = CodeListFile.Read(
            folder, "publication.csv", "code", "title", "publisher", "kind", "series", "edition", "language", "url");
        var names = _names["publication"] = new NameIndex();
        foreach (var row in file.Rows)
        {
            var publication = new Publication(
                row.Required("code"),
                row.Required("title"),
                row.Required("publisher"),
                row.OneOf("kind", "official", "research", "press", "second_hand"),
                row.Required("series"),
                row.Required("edition"),
                row.OneOf("language", "nl", "fr", "en"),
                row.OrNull("url"));
            AddOnce(_publications, publication.Code, publication, row);
            names.Add(publication.Code, publication.Code, row);
        }
    }

    private static void AddOnce<T>(Dictionary<string, T> all, string code, T one, CodeListFile.Row row)
    {
        if (!all.TryAdd(code, one))
        {
            throw row.Problem($"the code {code} stands twice. Remove one row");
        }
    }

    private static void AddNames(CodeListFile file, NameIndex names)
    {
        foreach (var row in file.Rows)
        {
            names.Add(row["code"], row["code"], row);
        }

        foreach (var row in file.Rows)
        {
            foreach (var name in row.Several("synonyms").Prepend(row["en"]).Prepend(row["fr"]).Prepend(row["nl"]))
            {
                names.Add(name, row["code"], row);
            }
        }
    }

    private static Label LabelOf(CodeListFile.Row row) => new(row.Required("nl"), row.Required("fr"), row.Required("en"));

    private static MemberRole RoleOf(CodeListFile.Row row) =>
        row.OneOf("role", "part", "total", "of_which", "residual", "outside") switch
        {
            "part" => MemberRole.Part,
            "total" => MemberRole.Total,
            "of_which" => MemberRole.OfWhich,
            "residual" => MemberRole.Residual,
            _ => MemberRole.Outside,
        };

    private static void CheckParents(Dictionary<string, CodeListMember> members, CodeListMember member, CodeListFile.Row row)
    {
        var seen = new HashSet<string> { member.Code };
        for (var parent = member.Parent; parent is not null; parent = members[parent].Parent)
        {
            if (!members.ContainsKey(parent))
            {
                throw row.Problem($"the parent '{parent}' is not in the list. Add it or correct it");
            }

            if (!seen.Add(parent))
            {
                throw row.Problem($"{member.Code} is its own ancestor. Correct the parents");
            }
        }
    }
}
