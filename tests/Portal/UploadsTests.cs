using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Surveys.Crosstabs;

namespace ReIntegrationBI.Tests.Portal;

public sealed class UploadsTests
{
    [Theory]
    [InlineData("cm2023.survey.xlsx", "cm2023.survey.xlsx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\data\\riziv.xlsx", "riziv.xlsx")]
    [InlineData("..", "upload")]
    [InlineData("", "upload")]
    [InlineData("a\0b\r\nc\u202Exslx.csv", "abcxslx.csv")]
    [InlineData("  .hidden.csv ", "hidden.csv")]
    [InlineData("invalidité à l’étranger.xlsx", "invalidité à l’étranger.xlsx")]
    public void A_name_is_made_harmless(string given, string expected) => Assert.Equal(expected, Uploads.SafeName(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = Uploads.SafeName(new string('x', 300) + ".survey.xlsx");
        Assert.Equal(120, name.Length);
        Assert.EndsWith(".survey.xlsx", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_waits_with_its_options_until_it_is_removed_or_a_day_old()
    {
        using var folder = new TempFolder();
        var clock = new SteppingClock(DateTimeOffset.UtcNow);
        var uploads = new Uploads(folder.Path, clock);
        var options = new LoadOptions("riziv", null, false, 0.25m, null, "2023-11");
        var (old, kept) = (await Store("old.xlsx"), await Store("kept.xlsx"));
        Assert.Equal(kept, uploads.Find(kept.Id));
        Assert.Equal("x", await File.ReadAllTextAsync(kept.Path));
        Assert.Null(uploads.Find("../" + kept.Id));

        Assert.True(uploads.TryTake(kept));
        Assert.False(uploads.TryTake(kept));
        Assert.Null(uploads.Find(kept.Id));
        uploads.GiveBack(kept);
        Assert.Equal(kept, uploads.Find(kept.Id));
        uploads.Remove(kept.Id);
        Assert.Null(uploads.Find(kept.Id));
        clock.Advance(TimeSpan.FromHours(23));
        uploads.RemoveOld();
        Assert.NotNull(uploads.Find(old.Id));
        clock.Advance(TimeSpan.FromHours(2));
        uploads.RemoveOld();
        Assert.Null(uploads.Find(old.Id));
        Assert.Empty(Directory.GetDirectories(folder.File("uploads")));

        Task<Upload> Store(string name) => uploads.StoreAsync(new MemoryStream("x"u8.ToArray()), name, options, CancellationToken.None);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+32 2", "'+32 2")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("5=5", "5=5")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Text_that_a_spreadsheet_would_reckon_with_becomes_text(string? given, string? expected) => Assert.Equal(expected, SafeCsv.Text(given));
}
