using ReIntegrationBI.Etl.Sources.Trajectories;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>What a line says is read whatever the form of the file, and what is wrong with it is told with its place.</summary>
public sealed class TrajectoryLinesTests : IDisposable
{
    private const string Start = "incapacity_start", Good = "p,plan,2025-03-01,vdab,";

    private static readonly CodeListCatalog Codes = CodeListCatalog.Load();
    private static readonly DateOnly Today = new(2026, 3, 1);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pseudonym,event,date,actor,detail\np,closure,2025-03-01,vdab,reason=work; corrects=2025-02-01\n")]
    [InlineData("\uFEFFpseudonym,event,date,actor,detail\r\np,closure,2025-03-01,vdab,reason=work; corrects=2025-02-01\r\n")]
    [InlineData("pseudonym;event;date;actor;detail\np;closure;2025-03-01;vdab;\"reason=work; corrects=2025-02-01\"")]
    [InlineData("detail,actor,date,event,pseudonym\n\"corrects = 2025-02-01;reason = work\", VDAB ,2025-03-01,Afsluiting,\"p\"\n")]
    [InlineData("Pseudonym,Event,Date,Actor,Detail\n\n p ,clôture,2025-03-01,VDAB,reason=work;corrects=2025-02-01;\n\n")]
    public void The_form_of_the_file_makes_no_difference(string text)
    {
        var (lines, rejected) = Read(text);

        Assert.Empty(rejected);
        var line = Assert.Single(lines);
        Assert.Equal((Milestone.Closure, new DateOnly(2025, 3, 1), "vdab"), (line.Milestone, line.Day, line.Actor));
        Assert.Equal((ReportKind.Correction, new DateOnly(2025, 2, 1), EndReason.Work), (line.Detail.Kind, line.Detail.Corrects, line.Detail.Reason));
        Assert.Equal(new Pseudonyms(new string('k', 32)).Of("trajectories", "p"), line.Person.ToString());
    }

    [Fact]
    public void Members_are_codes_labels_or_synonyms()
    {
        var (lines, _) = Read($"pseudonym,event,date,actor,detail\np,{Start},2025-03-01,mutualité,\"scheme=Zelfstandigen; sex=vrouwen; age_group=<20; region=East Flanders; disease_group=burn-out\"\n");

        var detail = Assert.Single(lines).Detail;
        Assert.Equal(("self_employed", "F", "<20", "East Flanders", "burnout"), (detail.Scheme, detail.Sex, detail.AgeGroup, detail.Region, detail.DiseaseGroup));
    }

    [Theory]
    [InlineData("unknown-event", "p,plann,2025-03-01,vdab,")]
    [InlineData("missing-identifier", " ,plan,2025-03-01,vdab,")]
    [InlineData("not-a-day", "p,plan,2025-02-29,vdab,")]
    [InlineData("not-a-day", "p,plan,01/03/2025,vdab,")]
    [InlineData("not-a-day", "p,plan,,vdab,")]
    [InlineData("not-a-day", "p,plan,0001-01-01,vdab,")]
    [InlineData("future-day", "p,plan,2026-03-02,vdab,")]
    [InlineData("missing-actor", "p,plan,2025-03-01,,")]
    [InlineData("unknown-actor", "p,plan,2025-03-01,neighbour,")]
    [InlineData("ragged-row", "p,plan,2025-03-01,vdab")]
    [InlineData("ragged-row", "p,plan,2025-03-01,vdab,,")]
    [InlineData("not-a-detail", "p,plan,2025-03-01,vdab,withdraw")]
    [InlineData("not-a-detail", "p,plan,2025-03-01,vdab,=yes")]
    [InlineData("detail-twice", "p,partial_resumption,2025-03-01,vdab,hours=8; hours=9")]
    [InlineData("unknown-detail", "p,plan,2025-03-01,vdab,hours=8")]
    [InlineData("unknown-detail", "p,plan,2025-03-01,vdab,sex=F")]
    [InlineData("unknown-detail", "p,partial_resumption,2025-03-01,vdab,reason=work")]
    [InlineData("not-hours", "p,partial_resumption,2025-03-01,vdab,hours=41")]
    [InlineData("not-hours", "p,partial_resumption,2025-03-01,vdab,hours=0.4")]
    [InlineData("not-hours", "p,authorised_activity,2025-03-01,vdab,hours=8,5")]
    [InlineData("not-hours", "p,authorised_activity,2025-03-01,vdab,hours=8.125")]
    [InlineData("missing-reason", "p,closure,2025-03-01,vdab,")]
    [InlineData("not-a-reason", "p,closure,2025-03-01,vdab,reason=holiday")]
    [InlineData("not-a-withdrawal", "p,plan,2025-03-01,vdab,withdraw=no")]
    [InlineData("not-a-day", "p,plan,2025-03-01,vdab,corrects=soon")]
    [InlineData("corrects-and-withdraws", "p,plan,2025-03-01,vdab,corrects=2025-02-01; withdraw=yes")]
    [InlineData("unknown-member", "p,incapacity_start,2025-03-01,vdab,sex=X")]
    public void What_is_wrong_with_a_line_is_told_with_its_place_and_without_its_person(string code, string line)
    {
        var text = $"pseudonym,event,date,actor,detail\n{Good}\n{line.Replace("8,5", "\"8,5\"", StringComparison.Ordinal).Replace("vdab,hours=\"8,5\"", "vdab,\"hours=8,5\"", StringComparison.Ordinal)}\n{Good}\n".Replace("p,", "somebody,", StringComparison.Ordinal);
        var (lines, rejected) = Read(text);

        Assert.Equal([2, 4], lines.Select(l => l.Number));
        var problem = Assert.Single(rejected);
        Assert.Equal((code, "line 3"), (problem.Code, problem.Cell));
        Assert.All(new[] { problem.Message, problem.Remedy, problem.Expected, problem.Found }, t => Assert.False(string.IsNullOrWhiteSpace(t)));
        Assert.DoesNotContain("somebody", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_number_counts_the_lines_within_quotes()
    {
        var (_, rejected) = Read($"pseudonym,event,date,actor,detail\n\"p\nq\",plan,2025-03-01,vdab,\np,plan,never,vdab,\n");

        Assert.Equal("line 4", Assert.Single(rejected).Cell);
    }

    private (List<TrajectoryLine> Lines, List<InputProblem> Rejected) Read(string text)
    {
        var path = _folder.Write("x.trajectories.csv", text);
        var rejected = new List<InputProblem>();
        var read = new List<TrajectoryLine>();
        using var lines = TrajectoryCsvSource.Read(path, "x.trajectories.csv", Codes, new Pseudonyms(new string('k', 32)), Today).Open((_, problem) => rejected.Add(problem));
        while (lines.Read(out var line))
        {
            read.Add(line);
        }

        Assert.Equal(lines.Count, read.Count + rejected.Count);
        return (read, rejected);
    }
}
