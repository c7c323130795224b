using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The SQL of the reader: one text for both engines, with names from the model and values as parameters.</summary>
internal sealed class FigureStore(IWarehouseEngine engine, SemanticModel model)
{
    /// <summary>Opens a connection to the warehouse.</summary>
    public DbConnection Open() => engine.OpenReading();

    /// <summary>All members of all dimensions and attributes of a fact.</summary>
    public MemberIndex Members(DbConnection connection, FactTable fact)
    {
        var members = new Dictionary<string, IReadOnlyDictionary<string, Member>>();
        foreach (var dimension in All(fact))
        {
            members[dimension.Code] = (dimension.Code switch
            {
                SemanticModel.Period => Periods(connection, dimension),
                SemanticModel.UnitAttribute => Units(connection, dimension),
                SemanticModel.PublicationAttribute => Publications(connection, dimension),
                _ => Ordinary(connection, dimension),
            }).ToDictionary(m => m.Name, m => m.Member);
        }

        return new MemberIndex(members);
    }

    /// <summary>The figures of the measures within the members that are named, as known at the moment asked for.</summary>
    public IReadOnlyList<Figure> Read(DbConnection connection, Question question)
    {
        var figures = new List<Figure>();
        var parameters = new DynamicParameters();
        parameters.Add("measures", question.Measures.Select(m => m.Code).ToArray());
        var dimensions = All(question.Fact);
        using var reader = connection.ExecuteReader(Select(question.Fact, dimensions, question, parameters), parameters);
        while (reader.Read())
        {
            figures.Add(FigureOf((DbDataReader)reader, dimensions));
        }

        return figures;
    }

    private ModelDimension[] All(FactTable fact) => [.. model.DimensionsOf(fact), .. model.AttributesOf(fact)];

    private static string Select(FactTable fact, ModelDimension[] dimensions, Question question, DynamicParameters parameters)
    {
        var codes = string.Join(", ", dimensions.Select((d, i) => $"d{i}.{d.NameColumn} AS MemberCode{i}"));
        var joins = string.Join("\n", dimensions.Select((d, i) => $"JOIN {d.Table} d{i} ON d{i}.{d.Key} = f.{d.Key}"));
        var (unit, publication) = (Alias(dimensions, SemanticModel.UnitAttribute), Alias(dimensions, SemanticModel.PublicationAttribute));
        return $"""
            SELECT i.Code AS IndicatorCode, {codes},
                {unit}.LabelNl AS UnitNl, {unit}.LabelFr AS UnitFr, {unit}.LabelEn AS UnitEn, {unit}.Symbol AS UnitSymbol,
                {unit}.Quantity AS UnitQuantity, {unit}.Scale AS UnitScale,
                {publication}.Title AS PublicationTitle, {publication}.Publisher AS PublicationPublisher,
                {publication}.Kind AS PublicationKind, {publication}.Series AS PublicationSeries,
                {publication}.Edition AS PublicationEdition, {publication}.Url AS PublicationUrl,
                f.{fact.Value} AS CellValue, f.{fact.Decimals} AS CellDecimals, f.{fact.Precision} AS CellPrecision,
                f.{fact.Remark} AS CellRemark, f.{fact.Sheet} AS CellSheet, f.{fact.Row} AS CellRow, f.{fact.Column} AS CellColumn,
                f.{fact.Load} AS CellLoad, f.{fact.LoadedAt} AS CellLoadedAt, l.FileName AS CellFile, s.Sha256 AS CellSha256,
                {OrNull(fact.Base)} AS CellBase, {OrNull(fact.BaseKind)} AS CellBaseKind, {OrNull(fact.Letters)} AS CellLetters,
                {OrNull(fact.Uncertain)} AS CellUncertain
            FROM {fact.Table} f
            JOIN DimIndicator i ON i.IndicatorKey = f.{fact.Indicator}
            {joins}
            JOIN LoadJournal l ON l.LoadKey = f.{fact.Load}
            LEFT JOIN SourceFile s ON s.SourceFileKey = l.SourceFileKey
            WHERE i.Code IN @measures{Known(fact, question.AsOf, parameters)}{Limits(dimensions, question, parameters)}
            """;
    }

    private static string OrNull(string? column) => column is null ? "NULL" : "f." + column;

    private static string Alias(ModelDimension[] dimensions, string dimension) =>
        FormattableString.Invariant($"d{Array.FindIndex(dimensions, d => d.Code == dimension)}");

    private static string Known(FactTable fact, DateTime? asOf, DynamicParameters parameters)
    {
        if (asOf is null)
        {
            return $" AND f.{fact.SupersededAt} IS NULL";
        }

        parameters.Add("asOf", asOf, System.Data.DbType.DateTime2);
        return $" AND f.{fact.LoadedAt} <= @asOf AND (f.{fact.SupersededAt} IS NULL OR f.{fact.SupersededAt} > @asOf)";
    }

    // Ranges of periods are compared by the reader: the engines keep dates in forms of their own.
    private static string Limits(ModelDimension[] dimensions, Question question, DynamicParameters parameters)
    {
        var limits = "";
        for (var i = 0; i < dimensions.Length; i++)
        {
            if (question.Filters.TryGetValue(dimensions[i].Code, out var filter) && filter.Ranges.Count == 0)
            {
                var name = FormattableString.Invariant($"members{i}");
                parameters.Add(name, filter.Codes.ToArray());
                limits += FormattableString.Invariant($" AND d{i}.{dimensions[i].NameColumn} IN @{name}");
            }
        }

        return limits;
    }

    private static Figure FigureOf(DbDataReader row, ModelDimension[] dimensions)
    {
        var codes = new Dictionary<string, string>();
        for (var i = 0; i < dimensions.Length; i++)
        {
            codes[dimensions[i].Code] = Text(row, FormattableString.Invariant($"MemberCode{i}"));
        }

        var decimals = Whole(row, "CellDecimals");
        return new Figure
        {
            Indicator = Text(row, "IndicatorCode"),
            Codes = codes,
            Unit = new Unit(
                codes[SemanticModel.UnitAttribute],
                new Label(Text(row, "UnitNl"), Text(row, "UnitFr"), Text(row, "UnitEn")),
                Text(row, "UnitSymbol"),
                Text(row, "UnitQuantity"),
                Whole(row, "UnitScale")),
            Value = row["CellValue"] is DBNull ? null : AsPublished(Convert.ToDecimal(row["CellValue"], CultureInfo.InvariantCulture), decimals),
            Decimals = decimals,
            Precision = Word<Precision>(Text(row, "CellPrecision")),
            Remark = TextOrNull(row, "CellRemark"),
            Base = row["CellBase"] is DBNull ? null : Whole(row, "CellBase"),
            BaseKind = TextOrNull(row, "CellBaseKind") is { } kind ? Word<BaseKind>(kind) : BaseKind.None,
            Letters = TextOrNull(row, "CellLetters"),
            IsUncertain = row["CellUncertain"] is not DBNull && Convert.ToBoolean(row["CellUncertain"], CultureInfo.InvariantCulture),
            Series = Text(row, "PublicationSeries"),
            Edition = Text(row, "PublicationEdition"),
            Address = new CellAddress(
                codes[SemanticModel.PublicationAttribute],
                Text(row, "PublicationTitle"),
                Text(row, "PublicationPublisher"),
                TextOrNull(row, "PublicationUrl"),
                Text(row, "CellFile"),
                TextOrNull(row, "CellSheet"),
                A1.Of(Whole(row, "CellRow"), Whole(row, "CellColumn")),
                TextOrNull(row, "CellSha256") ?? "",
                Convert.ToInt64(row["CellLoad"], CultureInfo.InvariantCulture),
                Moment(row["CellLoadedAt"]),
                Text(row, "PublicationKind")),
        };
    }

    /// <summary>A value with as many decimals as were printed, so that 14.0 stays 14.0; never rounded.</summary>
    private static decimal AsPublished(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals);
        return rounded == value ? rounded + new decimal(0, 0, 0, false, (byte)decimals) : value;
    }

    private static IEnumerable<(string Name, Member Member)> Ordinary(DbConnection connection, ModelDimension dimension)
    {
        var sql = $"SELECT {dimension.NameColumn} AS MemberName, Code, LabelNl, LabelFr, LabelEn, ParentCode, MemberRank, MemberRole FROM {dimension.Table}";
        using var row = (DbDataReader)connection.ExecuteReader(sql);
        while (row.Read())
        {
            var member = new Member(
                dimension.Code,
                Text(row, "Code"),
                new Label(Text(row, "LabelNl"), Text(row, "LabelFr"), Text(row, "LabelEn")),
                Whole(row, "MemberRank"),
                Word<MemberRole>(Text(row, "MemberRole")),
                TextOrNull(row, "ParentCode"));
            yield return (Text(row, "MemberName"), member);
        }
    }

    private static IEnumerable<(string Name, Member Member)> Periods(DbConnection connection, ModelDimension dimension) =>
        connection.Query<string>($"SELECT Code FROM {dimension.Table}")
            .Select(code => (code, new Member(
                dimension.Code, code, new Label(code, code, code), Period.Parse(code).Key, MemberRole.Part, null)));

    private static IEnumerable<(string Name, Member Member)> Units(DbConnection connection, ModelDimension dimension) =>
        connection.Query<(string Code, string Nl, string Fr, string En)>(
                $"SELECT Code, LabelNl, LabelFr, LabelEn FROM {dimension.Table}")
            .OrderBy(u => u.Code, StringComparer.Ordinal)
            .Select((u, rank) => (u.Code, new Member(
                dimension.Code, u.Code, new Label(u.Nl, u.Fr, u.En), rank, MemberRole.Part, null)))
            .ToArray();

    private static IEnumerable<(string Name, Member Member)> Publications(DbConnection connection, ModelDimension dimension) =>
        connection.Query<(string Code, string Title, string Edition)>($"SELECT Code, Title, Edition FROM {dimension.Table}")
            .OrderByDescending(p => p.Edition, StringComparer.Ordinal)
            .ThenBy(p => p.Code, StringComparer.Ordinal)
            .Select((p, rank) => (p.Code, new Member(
                dimension.Code, p.Code, new Label(p.Title, p.Title, p.Title), rank, MemberRole.Part, null)))
            .ToArray();

    private static string Text(DbDataReader row, string column) => (string)row[column];

    private static string? TextOrNull(DbDataReader row, string column) => row[column] as string;

    private static int Whole(DbDataReader row, string column) => Convert.ToInt32(row[column], CultureInfo.InvariantCulture);

    private static DateTime Moment(object value) =>
        DateTime.SpecifyKind(
            value as DateTime? ?? DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.None), DateTimeKind.Utc);

    // The warehouse writes words in snake case: at_least.
    private static T Word<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            ? value
            : throw new InvalidDataException($"The warehouse holds '{word}' where one of {string.Join(", ", Enum.GetNames<T>())} was expected.");
}
