using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>What loads of cases replace: a study as a whole.</summary>
internal static class CaseSlices
{
    /// <summary>The source of all studies of cases.</summary>
    public const string Source = "cases";

    /// <summary>A study.</summary>
    public static Slice Of(StudyDescription study, string layout) => new(Source, study.Code, study.Period.Code, layout);
}
