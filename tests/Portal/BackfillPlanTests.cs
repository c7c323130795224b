using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>Which slices a backfill repeats, and with which content.</summary>
public sealed class BackfillPlanTests(JobPortal portal) : IClassFixture<JobPortal>
{
    private static readonly InputProblem Wrong = new() { Code = "moved-header", File = "x.xlsx", Message = "m", Remedy = "r." };

    private Installation Parts => portal.Parts;

    [Fact]
    public void All_only_what_failed_or_only_what_is_missing()
    {
        var slices = Parts.History.Slices("riziv");
        Assert.Equal(["2014", "2015", "2017"], slices.Select(s => s.Period));

        // 2015 stands and a newer file of it was refused; of 2016 nothing ever stood; of 2017 a repetition lost its content, then one was not recognised.
        var newer = Refuse(slices[1].Period, Keep("riziv-jaarverslag-2014.xlsx"));
        var never = Refuse("2016", Keep("riziv-jaarverslag-2016.xlsx"));
        Refuse(slices[2].Period, null, slices[2].LoadKey);
        Parts.Loader.Refuse(Keep("riziv-jaarverslag-2017.xlsx"), "x.xlsx", Slice.Unknown("riziv"), [Wrong], force: true, "tests", slices[2].LoadKey);

        Assert.Equal([slices[2].LoadKey, slices[1].LoadKey, slices[0].LoadKey], Keys(new BackfillChoice()));
        Assert.Equal([slices[0].LoadKey, slices[1].LoadKey, slices[2].LoadKey], Keys(new BackfillChoice(OldestFirst: true)));
        Assert.Equal([slices[2].LoadKey, never, newer], Keys(new BackfillChoice(BackfillSlices.Failed)));
        Assert.Equal([never], Keys(new BackfillChoice(BackfillSlices.Missing)));
        Assert.All(Plan(new BackfillChoice(BackfillSlices.Failed)), s => Assert.True(s.IsKept));
        Assert.Equal([never], Keys(new BackfillChoice(BackfillSlices.Failed), "2016"));

        // What was made good since, and the same file once more, change that.
        Assert.Equal(LoadState.Succeeded, new FileLoads(Parts).Rerun(slices[1], 0.01m).State);
        Assert.Equal(LoadState.NoOp, new FileLoads(Parts).Load(SampleEdit.Sample("riziv-jaarverslag-2017.xlsx"), new LoadOptions()).State);
        Assert.Equal([slices[2].LoadKey, never], Keys(new BackfillChoice(BackfillSlices.Failed)));
    }

    [Fact]
    public void What_is_no_choice_is_told()
    {
        Assert.Contains("1 to 8", Assert.Throws<WrongArgumentException>(() => Plan(new BackfillChoice(AtOnce: 9))).Message, StringComparison.Ordinal);
        Assert.Contains("all, failed, missing", Assert.Throws<WrongArgumentException>(() => Plan(new BackfillChoice("some"))).Message, StringComparison.Ordinal);
    }

    private long Refuse(string period, StoredFile? file, long? rerunOf = null) =>
        Parts.Loader.Refuse(file, "x.xlsx", new Slice("riziv", "riziv-annual-report", period, "riziv-annual-report-2017"), [Wrong], force: true, "tests", rerunOf).LoadKey;

    private StoredFile Keep(string sample) => Parts.Files.Keep(SampleEdit.Sample(sample));

    private IReadOnlyList<BackfillStep> Plan(BackfillChoice choice, string from = "2014") => new Backfill(Parts).Plan("riziv", Period.Parse(from), Period.Parse(from == "2014" ? "2017" : from), choice);

    private IEnumerable<long> Keys(BackfillChoice choice, string from = "2014") => Plan(choice, from).Select(s => s.Run.LoadKey);
}
