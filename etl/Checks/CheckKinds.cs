using ReIntegrationBI.Etl.Checks.Kinds;

namespace ReIntegrationBI.Etl.Checks;

/// <summary>The kinds of check by the word that stands for them in checks.yaml.</summary>
public static class CheckKinds
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyDictionary<string, ICheckKind> All { get; } = new SortedDictionary<string, ICheckKind>(StringComparer.Ordinal)
    {
        ["parts_vs_total"] = new PartsVsTotal(),
        ["year_on_year"] = new YearOnYear(),
        ["growth_recomputed"] = new GrowthRecomputed(),
        ["share_recomputed"] = new ShareRecomputed(),
        ["missing_periods"] = new MissingPeriods(),
        ["provisional_vs_final"] = new ProvisionalVsFinal(),
        ["sources_disagree"] = new SourcesDisagree(),
        ["range"] = new InRange(),
        ["survey_share_of_base"] = new SurveyShareOfBase(),
        ["survey_parts_of_whole"] = new SurveyPartsOfWhole(),
        ["survey_text_and_table"] = new SurveyTextAndTable(),
        ["case_overview"] = new CaseOverviewFollowsFromCases(),
        ["case_one_type"] = new CaseHasOneType(),
        ["case_type_factors"] = new CaseTypeFitsFactors(),
        ["case_age_band"] = new CaseAgeFitsBand(),
        ["action_ties"] = new ActionHasTie(),
        ["action_figures"] = new ActionTieHasFigure(),
    };
}
