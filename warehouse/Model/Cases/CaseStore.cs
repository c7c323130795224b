using System.Data;
using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Cases;

/// <summary>The SQL of one study of cases.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="asOf">As known at this moment (UTC); null for now.</param>
internal sealed class CaseStore(DbConnection connection, DateTime? asOf)
{
    private readonly string _known = asOf is null
        ? "f.SupersededAt IS NULL"
        : "f.LoadedAt <= @asOf AND (f.SupersededAt IS NULL OR f.SupersededAt > @asOf)";

    /// <summary>The published studies that have cases.</summary>
    public IReadOnlyList<CaseStudySummary> Studies() =>
        [
            .. Read(
                $"""
                SELECT s.*, n.Cases, n.LoadKey AS NewestLoad, n.LoadedAt AS NewestAt FROM DimStudy s
                JOIN (
                    SELECT c.StudyKey, COUNT(DISTINCT c.CaseKey) AS Cases, MAX(f.LoadKey) AS LoadKey, MAX(f.LoadedAt) AS LoadedAt
                    FROM FactStudyCase f JOIN DimCase c ON c.CaseKey = f.CaseKey
                    WHERE {_known} GROUP BY c.StudyKey
                ) n ON n.StudyKey = s.StudyKey
                WHERE s.PublicationKey IS NOT NULL
                ORDER BY s.StudyYear DESC, s.Code
                """,
                null).Select(r => new CaseStudySummary(Study(r), r.Whole("Cases"), r.Long("NewestLoad"), r.Moment("NewestAt"))),
        ];

    /// <summary>A study by code, with its key and publication; null where there is none.</summary>
    public (int Key, StudyDescription Study, Publication? Publication)? Find(string code)
    {
        var row = Read(
            """
            SELECT s.*, p.Code AS PublicationCode, p.Title, p.Publisher, p.Kind, p.Series, p.Edition, p.Language, p.Url
            FROM DimStudy s LEFT JOIN DimPublication p ON p.PublicationKey = s.PublicationKey
            WHERE s.Code = @study
            """,
            code).SingleOrDefault();
        return row is null ? null : (row.Whole("StudyKey"), Study(row), Publication(row));
    }

    /// <summary>The members of a code list, in its order.</summary>
    public IReadOnlyList<Member> Members(string list, string dimension) =>
        [
            .. Read($"SELECT Code, LabelNl, LabelFr, LabelEn, ParentCode, MemberRank, MemberRole FROM {dimension} ORDER BY MemberRank, Code", null)
                .Select(r => new Member(list, r.Text("Code"), r.Label("Label"), r.Whole("MemberRank"), Enum.Parse<MemberRole>(r.Text("MemberRole")), r.TextOrNull("ParentCode"))),
        ];

    /// <summary>The rows of a fact of cases.</summary>
    /// <param name="fact">The table.</param>
    /// <param name="study">Key of the study.</param>
    /// <param name="columns">Columns of what it joins, each after a comma.</param>
    /// <param name="joins">What it joins.</param>
    public IEnumerable<CaseRow> OfCases(string fact, int study, string columns = "", string joins = "") =>
        Facts(fact, study, ", c.Code AS CaseCode, c.CaseName" + columns, "JOIN DimCase c ON c.CaseKey = f.CaseKey " + joins, "c.StudyKey");

    /// <summary>The rows of a fact that belongs to the study as a whole; the case, where there is one, is in <c>CaseCode</c>.</summary>
    public IEnumerable<CaseRow> OfStudy(string fact, int study, string columns = "", string joins = "") => Facts(fact, study, columns, joins, "f.StudyKey");

    private IEnumerable<CaseRow> Facts(string fact, int study, string columns, string joins, string ofStudy) => Read(
        $"""
        SELECT f.*{columns}, l.FileName, h.Sha256
        FROM {fact} f
        {joins}
        JOIN LoadJournal l ON l.LoadKey = f.LoadKey
        LEFT JOIN SourceFile h ON h.SourceFileKey = l.SourceFileKey
        WHERE {ofStudy} = @study AND {_known}
        ORDER BY f.LoadKey, f.RowNumber, f.ColumnNumber
        """,
        study);

    private IEnumerable<CaseRow> Read(string sql, object? study)
    {
        var parameters = new DynamicParameters();
        if (study is not null)
        {
            parameters.Add("study", study);
        }

        if (asOf is not null)
        {
            parameters.Add("asOf", asOf, DbType.DateTime2);
        }

        return connection.Query(sql, parameters).Select(row => new CaseRow((IDictionary<string, object?>)row));
    }

    private static StudyDescription Study(CaseRow row) => new()
    {
        Code = row.Text("Code"),
        Title = row.Label("Label"),
        Organiser = row.Text("Organiser"),
        Year = row.Whole("StudyYear"),
        Limits = row.Label("Limits"),
        TranslatedByUs = row.Text("TranslatedByUs"),
    };

    private static Publication? Publication(CaseRow row) => row.TextOrNull("PublicationCode") is not { } code ? null : new Publication(
        code, row.Text("Title"), row.Text("Publisher"), row.Text("Kind"), row.Text("Series"), row.Text("Edition"), row.Text("Language"), row.TextOrNull("Url"));
}
