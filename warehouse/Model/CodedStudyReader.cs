using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>
/// Counts what analysts coded. The cases of a study that was not published are persons: a number stands only where it and what is left of all
/// cases reach the threshold, for "in all" tells it of each, and "in none" too. Single cases are never told.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="threshold">The least count that is shown, 3 to 11.</param>
public sealed class CodedStudyReader(IWarehouseEngine engine, int threshold)
{
    /// <summary>The studies of which codes were loaded, by code.</summary>
    public IReadOnlyList<CodedStudy> Studies()
    {
        using var connection = engine.OpenReading();
        var studies = connection.Query<(int Key, string Code, string Nl, string Fr, string En, int Year, int? Publication)>(
            """
            SELECT s.StudyKey, s.Code, s.LabelNl, s.LabelFr, s.LabelEn, s.StudyYear, s.PublicationKey FROM DimStudy s
            WHERE EXISTS (SELECT 1 FROM FactCaseCoding f WHERE f.StudyKey = s.StudyKey AND f.SupersededAt IS NULL)
            ORDER BY s.Code
            """).ToList();
        return studies.ConvertAll(s =>
        {
            var all = connection.ExecuteScalar<int>(
                """
                SELECT COUNT(DISTINCT f.CaseKey) FROM FactStudyCase f JOIN DimCase c ON c.CaseKey = f.CaseKey
                WHERE c.StudyKey = @Key AND f.SupersededAt IS NULL
                """,
                new { s.Key });
            var published = s.Publication is not null;
            var counts = connection.Query<(string List, string Code, string Nl, string Fr, string En, string Valence, int Cases)>(
                """
                SELECT 'key' AS List, m.Code, m.LabelNl, m.LabelFr, m.LabelEn, '' AS Valence, COUNT(DISTINCT f.CaseKey) AS Cases
                FROM FactCaseKey f JOIN DimKey m ON m.KeyKey = f.KeyKey JOIN DimCase c ON c.CaseKey = f.CaseKey
                WHERE c.StudyKey = @Key AND f.SupersededAt IS NULL
                GROUP BY m.Code, m.LabelNl, m.LabelFr, m.LabelEn
                UNION ALL
                SELECT 'actor', m.Code, m.LabelNl, m.LabelFr, m.LabelEn, f.Valence, COUNT(DISTINCT f.CaseKey)
                FROM FactCaseSupport f JOIN DimActor m ON m.ActorKey = f.ActorKey JOIN DimCase c ON c.CaseKey = f.CaseKey
                WHERE c.StudyKey = @Key AND f.SupersededAt IS NULL
                GROUP BY m.Code, m.LabelNl, m.LabelFr, m.LabelEn, f.Valence
                UNION ALL
                SELECT 'adjustment', m.Code, m.LabelNl, m.LabelFr, m.LabelEn, '', COUNT(DISTINCT f.CaseKey)
                FROM FactCaseAdjustment f JOIN DimAdjustment m ON m.AdjustmentKey = f.AdjustmentKey JOIN DimCase c ON c.CaseKey = f.CaseKey
                WHERE c.StudyKey = @Key AND f.SupersededAt IS NULL
                GROUP BY m.Code, m.LabelNl, m.LabelFr, m.LabelEn
                """,
                new { s.Key });
            return new CodedStudy(
                s.Code, new Label(s.Nl, s.Fr, s.En), s.Year, published, published || all >= threshold ? all : null,
                [
                    .. counts.Where(c => published || (c.Cases >= threshold && all - c.Cases >= threshold))
                        .Select(c => new CodedStudyCount(c.List, c.Code, new Label(c.Nl, c.Fr, c.En), c.Valence, c.Cases))
                        .OrderBy(c => c.List, StringComparer.Ordinal).ThenByDescending(c => c.Cases).ThenBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.Valence, StringComparer.Ordinal),
                ]);
        });
    }
}
