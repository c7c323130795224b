namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>A table that a copy of the warehouse takes along.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Columns of its primary key, with commas: the order in which it is read.</param>
/// <param name="IsCodeList">Whether <c>migrate</c> fills it from the code lists, so that it holds rows in an empty warehouse.</param>
public sealed record CopyTable(string Name, string Key, bool IsCodeList = false)
{
    /// <summary>
    /// All tables that hold data, each after those that it refers to. Left out are the migrator's journal, the progress of
    /// copies and the sessions of browsers, which belong to a database and not to its content.
    /// </summary>
    public static IReadOnlyList<CopyTable> All { get; } =
    [
        new("DimDate", "DateKey"),
        new("DimScheme", "SchemeKey", IsCodeList: true),
        new("DimSex", "SexKey", IsCodeList: true),
        new("DimAgeGroup", "AgeGroupKey", IsCodeList: true),
        new("DimRegion", "RegionKey", IsCodeList: true),
        new("DimDiseaseGroup", "DiseaseGroupKey", IsCodeList: true),
        new("DimStatus", "StatusKey", IsCodeList: true),
        new("DimActor", "ActorKey", IsCodeList: true),
        new("DimMilestone", "MilestoneKey", IsCodeList: true),
        new("DimReturnerType", "ReturnerTypeKey", IsCodeList: true),
        new("DimKey", "KeyKey", IsCodeList: true),
        new("DimAdjustment", "AdjustmentKey", IsCodeList: true),
        new("DimUnit", "UnitKey", IsCodeList: true),
        new("DimIndicator", "IndicatorKey", IsCodeList: true),
        new("DimPublication", "PublicationKey"),
        new("Synonym", "Dimension, Label", IsCodeList: true),
        new("SourceFile", "SourceFileKey"),
        new("LoadJournal", "LoadKey"),
        new("LoadTransition", "LoadKey, Seq"),
        new("RejectedRow", "LoadKey, Seq"),
        new("CheckResult", "CheckResultKey"),
        new("CheckOffender", "CheckResultKey, Seq"),
        new("ReportRun", "ReportRunKey"),
        new("FactPublishedFigure", "FigureKey"),
        new("DimSurvey", "SurveyKey"),
        new("DimSegment", "SegmentKey"),
        new("DimQuestion", "QuestionKey"),
        new("DimQuestionRow", "QuestionRowKey"),
        new("DimAnswer", "AnswerKey"),
        new("FactSurveyTable", "SurveyTableKey"),
        new("FactSurveyRespondent", "RespondentKey"),
        new("FactSurveyAnswer", "SurveyAnswerKey"),
        new("FactTrajectory", "TrajectoryKey"),
        new("FactTrajectoryEvent", "TrajectoryEventKey"),
        new("FactTrajectoryExtract", "LoadKey"),
        new("DimStudy", "StudyKey"),
        new("DimCase", "CaseKey"),
        new("FactStudyCase", "StudyCaseKey"),
        new("FactCaseProfile", "CaseProfileKey"),
        new("FactCaseKey", "CaseKeyRowKey"),
        new("FactCaseSupport", "CaseSupportKey"),
        new("FactCaseAdjustment", "CaseAdjustmentKey"),
        new("FactCaseInterview", "CaseInterviewKey"),
        new("FactCaseOverview", "CaseOverviewKey"),
        new("FactCaseCoding", "CaseCodingKey"),
        new("DimAction", "ActionKey"),
        new("FactActionActor", "ActionActorKey"),
        new("FactActionIndicator", "ActionIndicatorKey"),
        new("FactProcessStep", "ProcessStepKey"),
        new("FactProcessStepActor", "ProcessStepKey, ActorKey"),
        new("FactBottleneck", "BottleneckKey"),
        new("FactBottleneckActor", "BottleneckKey, ActorKey"),
        new("UserAccount", "UserKey"),
        new("AccountLink", "AccountLinkKey"),
        new("AuditEvent", "AuditEventKey"),
        new("SavedExtract", "SavedExtractKey"),
        new("Recipient", "RecipientKey"),
        new("ReportEdition", "EditionKey"),
        new("EditionInput", "EditionKey, LoadKey"),
        new("Delivery", "DeliveryKey"),
        new("DeliveryTransition", "DeliveryKey, Seq"),
    ];
}
