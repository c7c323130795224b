namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>A dashboard with its data filled in, as a reader has filtered it.</summary>
/// <param name="State">What was chosen.</param>
/// <param name="Heading">Its name.</param>
/// <param name="Lead">What it is for.</param>
/// <param name="Slicers">What it can be filtered by.</param>
/// <param name="Measures">The measures among which a reader can choose; empty where there is no choice.</param>
/// <param name="Drills">Where the reader has drilled down: the dimension and the members from the top to the one whose parts are shown.</param>
/// <param name="Parts">What it shows.</param>
public sealed record Dashboard(
    DashboardState State, string Heading, string Lead, IReadOnlyList<Slicer> Slicers, IReadOnlyList<SlicerOption> Measures,
    IReadOnlyList<(string Dimension, IReadOnlyList<SlicerOption> Path)> Drills, IReadOnlyList<DashboardPart> Parts);
