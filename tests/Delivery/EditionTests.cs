using System.Text.RegularExpressions;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Delivery;

[Collection(DeliveryCollection.Name)]
public sealed class EditionTests(DeliveryWarehouse warehouse)
{
    [Fact]
    public async Task The_same_loads_give_the_same_edition_and_a_new_load_another_that_says_what_came_in()
    {
        var installation = warehouse.Installation;
        var maker = new EditionMaker(installation);
        var order = Order("fr");

        var first = await maker.MakeAsync(order, "test", CancellationToken.None);
        var again = await maker.MakeAsync(order, "another", CancellationToken.None);
        Assert.Equal(first, again);
        Assert.Equal(installation.Editions.CurrentLoads(first.KnownAt), installation.Editions.Inputs(first.EditionKey));
        Assert.True(installation.Editions.Inputs(first.EditionKey).Count > 30);
        Assert.All(installation.Editions.Inputs(first.EditionKey), i => Assert.Equal(i.Sha256, installation.Journal.Find(i.LoadKey)!.Sha256));
        Assert.Equal(first.Sha256, FileStore.HashOf(installation.EditionFiles.Find(first.Sha256!)));
        Assert.Contains(installation.ReportRuns.Latest(1000), r => (r.Sha256, r.SizeBytes, r.KnownAt) == (first.Sha256, first.SizeBytes, first.KnownAt));

        var outcome = new FileLoads(installation).Load(Path.Combine(CommandRun.Samples, "riziv-jaarverslag-2017.xlsx"), new LoadOptions { Force = true });
        Assert.Equal(LoadState.Succeeded, outcome.State);
        var later = await maker.MakeAsync(order, "test", CancellationToken.None);

        Assert.NotEqual(first.EditionKey, later.EditionKey);
        Assert.Equal([outcome.LoadKey], installation.Editions.Inputs(later.EditionKey).Select(i => i.LoadKey).Except(installation.Editions.Inputs(first.EditionKey).Select(i => i.LoadKey)));
        Assert.Contains("1 chargements de fichiers sources nouveaux ou remplacés", later.Summary, StringComparison.Ordinal);
        Assert.Equal(first, installation.Editions.Previous(later));

        // As it was known before, it is the edition of before.
        Assert.Equal(first, await maker.MakeAsync(order with { AsOf = first.KnownAt }, "test", CancellationToken.None));
        installation.Check(source: null);
    }

    [Fact]
    public void What_is_in_the_archive_stays_as_it_is()
    {
        using var folder = new TempFolder();
        var archive = new EditionArchive(folder.Path);
        var hash = archive.Keep(Write("one"));
        var path = archive.Find(hash);
        var at = File.GetLastWriteTimeUtc(path);

        Assert.Equal(hash, archive.Keep(Write("one")));
        Assert.NotEqual(hash, archive.Keep(Write("two")));
        Assert.Equal(at, File.GetLastWriteTimeUtc(archive.Find(hash)));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder.Path, "editions")).Length);

        File.AppendAllText(path, "!");
        Assert.Contains("was changed since it was made", Assert.Throws<FileNotFoundException>(() => archive.Find(hash)).Message, StringComparison.Ordinal);
        Assert.Contains("is not in", Assert.Throws<FileNotFoundException>(() => archive.Find(new string('0', 64))).Message, StringComparison.Ordinal);

        string Write(string text)
        {
            var file = Path.Combine(archive.MakeRoom(), "f");
            File.WriteAllText(file, text);
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(Directory.GetDirectories(Path.Combine(folder.Path, "editions")).Length));
            return file;
        }
    }

    [Fact]
    public void A_report_of_a_region_limits_what_can_be_limited_and_says_of_the_rest_that_it_is_not()
    {
        var installation = warehouse.Installation;
        var national = installation.Report(Order("nl"));
        var flemish = installation.Report(Order("nl") with { Region = "Flanders" });

        Assert.Equal(("Vlaams Gewest", null), (flemish.Region, national.Region));
        Assert.EndsWith(" – Vlaams Gewest", flemish.Subtitle, StringComparison.Ordinal);
        Assert.StartsWith("Regionale editie: Vlaams Gewest.", flemish.CoverSentences[0], StringComparison.Ordinal);
        Assert.Equal(national.Pages.Select(p => p.Id), flemish.Pages.Select(p => p.Id));
        Assert.DoesNotContain(flemish.Pages, p => p.IsEmpty);

        // The cards that can be are of the region: the number is that of a question to the warehouse.
        var cards = flemish.Pages.SelectMany(p => p.Visuals).Single(v => v.Id == "key-cards");
        Assert.Contains("Vlaams Gewest", cards.Subtitle, StringComparison.Ordinal);
        var burnout = flemish.Pages.SelectMany(p => p.Visuals).Single(v => v.Id == "depression-burnout").Series.Single(s => s.Label == "Burn-out").Points.Single();
        var asked = installation.Reader.Ask(new ReIntegrationBI.Warehouse.Model.Query
        {
            Measures = ["invalidity_persons"],
            By = ["period"],
            Where = new Dictionary<string, IReadOnlyList<string>> { ["region"] = ["Flanders"], ["disease_group"] = ["burnout"] },
        });
        Assert.Equal(Assert.Single(asked.Rows).Cell.Value, burnout.Value);

        // Each visual is of the region, breaks down by region, or says that it is neither.
        const string says = "zoals in de nationale editie: de bron geeft deze regio niet afzonderlijk";
        foreach (var (visual, whole) in flemish.Pages.SelectMany(p => p.Visuals).Join(national.Pages.SelectMany(p => p.Visuals), v => v.Id, v => v.Id, (v, w) => (v, w)))
        {
            var isSame = visual.Series.SelectMany(s => s.Points).Select(p => p.Value).SequenceEqual(whole.Series.SelectMany(s => s.Points).Select(p => p.Value));
            var isByRegion = whole.Id is "rate-by-region" or "growth-by-region" or "burnout-by-region" or "permissions-by-region";
            Assert.True(
                visual.Subtitle.Contains(says, StringComparison.Ordinal) ? isSame && !isByRegion : isByRegion ? isSame : true,
                $"{visual.Id}: {visual.Subtitle}");
            Assert.True(isSame || visual.Subtitle.Contains("Vlaams Gewest", StringComparison.Ordinal) || visual.Id == "vdab", $"{visual.Id}: {visual.Subtitle}");
        }

        var page = flemish.Pages.Single(p => p.Id == "key-figures");
        Assert.EndsWith("de cijfers van de regio staan in de grafieken en tabellen.", page.Lead, StringComparison.Ordinal);
        var untouched = flemish.Pages.Single(p => p.Id == "what-made-it-succeed");
        Assert.Equal(national.Pages.Single(p => p.Id == untouched.Id).Lead, untouched.Lead);
        Assert.All(untouched.Visuals, v => Assert.Contains(says, v.Subtitle, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edition_of_a_region_bears_its_name_in_file_and_mail()
    {
        var installation = warehouse.Installation;
        var recipient = warehouse.Only("gent@example.be", "nl", region: "East Flanders");

        await DeliveryWarehouse.ReportAsync(installation);

        var delivery = Assert.Single(warehouse.Of(recipient));
        var edition = installation.Editions.Find(delivery.EditionKey)!;
        Assert.Equal(("East Flanders", "monthly-policy-report-2026-11-east-flanders-nl.html"), (edition.RegionCode, edition.FileName));
        var mail = MimeKit.MimeMessage.Load(Path.Combine(installation.Settings.DataFolder, "mail", delivery.MessageId.Split('@')[0] + ".eml"));
        Assert.Contains("– Oost-Vlaanderen – november 2026", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Regionale editie: Oost-Vlaanderen.", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_of_which_there_is_no_report_is_named_with_those_of_which_there_is()
    {
        var run = CommandRun.In(warehouse.Folder, "report", "monthly-policy-report", "--region", "Atlantis");

        Assert.Equal(2, run.Code);
        Assert.Matches(new Regex("--region 'Atlantis' is no region.*Flanders.*Wallonia"), run.Messages.Replace('\n', ' '));
    }

    private static ReportOrder Order(string language) => new(ReportOrder.Monthly, Period.Parse(DeliveryWarehouse.Month), language, ReportFormat.Html);
}
