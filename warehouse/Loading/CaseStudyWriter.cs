using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes a study of cases. It is some thousand rows, written within the transaction, without staging.</summary>
internal sealed class CaseStudyWriter(IWarehouseEngine engine, CaseStudyContent content) : IContentWriter
{
    private static readonly string[] Facts =
    [
        "FactStudyCase", "FactCaseProfile", "FactCaseKey", "FactCaseSupport", "FactCaseAdjustment", "FactCaseInterview", "FactCaseOverview",
        "FactCaseCoding",
    ];

    /// <inheritdoc/>
    /// <remarks>Nothing is staged: see above.</remarks>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch) => StagedContent.Of(content);

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) =>
        Facts.Sum(fact => ReferenceRows.Supersede(connection, transaction, fact, loadKey, slice, now));

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch)
    {
        var study = StudyKey(connection, transaction);
        var cases = CaseKeys(connection, transaction, study);
        var keys = Keys(connection, transaction, "Key");
        var actors = Keys(connection, transaction, "Actor");
        var adjustments = Keys(connection, transaction, "Adjustment");
        RefuseStanding(connection, transaction, study);

        // Rows of which a member is unknown are left out here, and the loader then refuses the whole: it counts them.
        return Write("FactStudyCase", ["CaseKey"], content.Cases, c => [KeyOf(cases, c.Code)])
            + Write(
                "FactCaseProfile",
                ["CaseKey", "FieldCode", "FieldValue", "FieldValueFr", "FieldValueEn", "Basis", "Confidence", .. Words("Explanation")],
                content.Profile,
                p => [KeyOf(cases, p.Case), p.Field, p.Value.Nl, Translation(p.Value, p.Value.Fr), Translation(p.Value, p.Value.En), p.Basis, p.Confidence ?? (object)DBNull.Value, .. In(p.Explanation)])
            + Write(
                "FactCaseKey", ["CaseKey", "KeyKey", "Evidence", .. Words("Mechanism")], content.Keys,
                k => [KeyOf(cases, k.Case), KeyOf(keys, k.Key), k.Evidence, .. In(k.Mechanism)])
            + Write(
                "FactCaseSupport", ["CaseKey", "ActorKey", "SupportRole", "Valence", .. Words("Note")], content.Supports,
                s => [KeyOf(cases, s.Case), KeyOf(actors, s.Actor), s.Role, s.Valence, .. In(s.Note)])
            + Write(
                "FactCaseAdjustment",
                ["CaseKey", "AdjustmentKey", "TimingFrom", "TimingTo", .. Words("Timing"), .. Words("Detail"), "Basis"],
                content.Adjustments,
                a => [KeyOf(cases, a.Case), KeyOf(adjustments, a.Adjustment), OrNull(a.From), OrNull(a.To), .. In(a.Timing), .. In(a.Detail), a.Basis])
            + Write(
                "FactCaseInterview", ["CaseKey", "ActorKey", "RespondentGroup", "InterviewCount", .. Words("Note")], content.Interviews,
                i => [KeyOf(cases, i.Case), KeyOf(actors, i.Actor), i.Group, i.Count, .. In(i.Note)])
            + Write(
                "FactCaseOverview", ["StudyKey", "Dimension", "Category", .. Words("Label"), "Reported", "IsAbout", "Counts"], content.Overview,
                l => [study, l.Dimension, l.Category, .. In(l.Label), l.Reported, l.IsAbout, l.Counts.ToString()])
            + Write(
                "FactCaseCoding",
                ["StudyKey", "CaseKey", "CodeGuid", "CodeName", "CodePath", "KeyKey", "ActorKey", "AdjustmentKey", "DocumentName", "StartPosition", "EndPosition"],
                content.Codings,
                c =>
                [
                    study, IfGiven(cases, c.Case), c.CodeGuid.ToString("D"), c.CodeName, c.CodePath, IfGiven(keys, c.Key), IfGiven(actors, c.Actor),
                    IfGiven(adjustments, c.Adjustment), c.Document, c.Start, c.End,
                ]);

        int Write<T>(string table, string[] columns, IEnumerable<T> facts, Func<T, object?[]> values)
            where T : CaseFact => (int)engine.BulkInsert(
                connection, transaction, table, [.. columns, "SourceLines", "SheetName", "RowNumber", "ColumnNumber", "LoadKey", "LoadedAt"],
                from fact in watch.Rows(facts)
                let own = values(fact)
                where own.All(v => v is not null)
                select (object?[])
                [
                    .. own, OrNull(fact.Place.SourceLines), OrNull(fact.Place.Sheet), fact.Place.RowNumber, fact.Place.ColumnNumber, loadKey, now,
                ]);
    }

    private int StudyKey(DbConnection connection, DbTransaction transaction)
    {
        var study = content.Study;
        var row = new
        {
            study.Code, TitleNl = study.Title.Nl, TitleFr = study.Title.Fr, TitleEn = study.Title.En, study.Organiser, study.Year,
            LimitsNl = study.Limits.Nl, LimitsFr = study.Limits.Fr, LimitsEn = study.Limits.En, study.TranslatedByUs, Publication = content.Publication?.Code,
        };
        var changed = connection.Execute(
            """
            UPDATE DimStudy SET LabelNl = @TitleNl, LabelFr = @TitleFr, LabelEn = @TitleEn, Organiser = @Organiser, StudyYear = @Year,
                LimitsNl = @LimitsNl, LimitsFr = @LimitsFr, LimitsEn = @LimitsEn, TranslatedByUs = @TranslatedByUs,
                PublicationKey = (SELECT PublicationKey FROM DimPublication WHERE Code = @Publication)
            WHERE Code = @Code
            """,
            row,
            transaction);
        if (changed == 0)
        {
            connection.Execute(
                """
                INSERT INTO DimStudy (StudyKey, Code, LabelNl, LabelFr, LabelEn, Organiser, StudyYear, LimitsNl, LimitsFr, LimitsEn, TranslatedByUs, PublicationKey)
                SELECT COALESCE(MAX(StudyKey), 0) + 1, @Code, @TitleNl, @TitleFr, @TitleEn, @Organiser, @Year, @LimitsNl, @LimitsFr, @LimitsEn, @TranslatedByUs,
                    (SELECT PublicationKey FROM DimPublication WHERE Code = @Publication)
                FROM DimStudy
                """,
                row,
                transaction);
        }

        return connection.ExecuteScalar<int>("SELECT StudyKey FROM DimStudy WHERE Code = @Code", row, transaction);
    }

    /// <summary>Keys of the cases by code. A case keeps the key that it was once given; its name follows the newest file.</summary>
    private Dictionary<string, int> CaseKeys(DbConnection connection, DbTransaction transaction, int study)
    {
        var known = connection.Query<(string Code, int Key)>("SELECT Code, CaseKey FROM DimCase WHERE StudyKey = @study", new { study }, transaction)
            .ToDictionary(c => c.Code, c => c.Key);
        foreach (var one in content.Cases)
        {
            var row = new { study, one.Code, one.Name, Path = $"{content.Study.Code}/{one.Code}" };
            if (known.ContainsKey(one.Code))
            {
                connection.Execute("UPDATE DimCase SET CaseName = @Name WHERE Path = @Path AND CaseName <> @Name", row, transaction);
                continue;
            }

            connection.Execute(
                "INSERT INTO DimCase (CaseKey, StudyKey, Path, Code, CaseName) SELECT COALESCE(MAX(CaseKey), 0) + 1, @study, @Path, @Code, @Name FROM DimCase",
                row,
                transaction);
            known[one.Code] = connection.ExecuteScalar<int>("SELECT CaseKey FROM DimCase WHERE Path = @Path", row, transaction);
        }

        var given = content.Cases.Select(c => c.Code).ToHashSet();
        return known.Where(c => given.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value);
    }

    /// <summary>Two datasets of one study may not both say what a case is: a page would mix them.</summary>
    private void RefuseStanding(DbConnection connection, DbTransaction transaction, int study)
    {
        var given = content.Profile.Select(p => (p.Case, p.Field)).ToHashSet();
        var standing = connection.Query<(string Case, string Field, string File)>(
            """
            SELECT c.Code, f.FieldCode, l.FileName FROM FactCaseProfile f
            JOIN DimCase c ON c.CaseKey = f.CaseKey
            JOIN LoadJournal l ON l.LoadKey = f.LoadKey
            WHERE c.StudyKey = @study AND f.SupersededAt IS NULL
            """,
            new { study },
            transaction);
        if (standing.FirstOrDefault(s => given.Contains((s.Case, s.Field))) is { Case: not null } clash)
        {
            throw new InputRefusedException(new InputProblem
            {
                Code = "case-stands-already",
                File = clash.File,
                Message = $"the field '{clash.Field}' of the case '{clash.Case}' of the study '{content.Study.Code}' was loaded from this file before, as another year or dataset",
                Remedy = "Give the study a code of its own, or the year under which it was loaded.",
            });
        }
    }

    private static Dictionary<string, int> Keys(DbConnection connection, DbTransaction transaction, string dimension) =>
        connection.Query<(string Code, int Key)>($"SELECT Code, {dimension}Key FROM Dim{dimension}", transaction: transaction).ToDictionary(m => m.Code, m => m.Key);

    private static object? KeyOf(Dictionary<string, int> keys, string code) => keys.TryGetValue(code, out var key) ? key : null;

    private static object? IfGiven(Dictionary<string, int> keys, string? code) => code is null ? DBNull.Value : KeyOf(keys, code);

    private static object OrNull(string? text) => text ?? (object)DBNull.Value;

    /// <summary>A code or number is the same in every language, and stands once.</summary>
    private static object Translation(Label value, string translated) => translated.Length == 0 || translated == value.Nl ? DBNull.Value : translated;

    private static string[] Words(string name) => [name + "Nl", name + "Fr", name + "En"];

    private static object[] In(Label? label) =>
        label is null ? [DBNull.Value, DBNull.Value, DBNull.Value] : [label.Nl, label.Fr.Length == 0 ? DBNull.Value : label.Fr, label.En.Length == 0 ? DBNull.Value : label.En];
}
