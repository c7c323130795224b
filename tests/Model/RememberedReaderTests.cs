using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Model;

public sealed class RememberedReaderTests
{
    private readonly Counting _inner = new();
    private string _version = "1";

    [Fact]
    public void The_same_question_is_asked_once_until_something_is_loaded()
    {
        var reader = new RememberedReader(_inner, new ReadingMemory(() => _version));
        var first = reader.Ask(Of("a", "region", "Flanders"));
        Assert.Same(first, reader.Ask(Of("a", "region", "Flanders")));
        Assert.Equal(1, _inner.Asked);
        _version = "2";
        Assert.NotSame(first, reader.Ask(Of("a", "region", "Flanders")));
        Assert.Equal(2, _inner.Asked);
    }

    [Fact]
    public void Questions_that_differ_in_anything_are_different()
    {
        var reader = new RememberedReader(_inner, new ReadingMemory(() => _version));
        Query[] all =
        [
            Of("a", "region", "Flanders"), Of("b", "region", "Flanders"), Of("a", "scheme", "Flanders"), Of("a", "region", "Wallonia"),
            Of("a", "region", "Flanders") with { By = ["period"] }, Of("a", "region", "Flanders") with { Editions = EditionChoice.Newest },
            Of("a", "region", "Flanders") with { Measures = ["a", "b"] },
        ];
        foreach (var query in all)
        {
            reader.Ask(query);
        }

        Assert.Equal(all.Length, _inner.Asked);
    }

    [Fact]
    public void What_was_known_at_a_moment_is_never_remembered_nor_are_failures()
    {
        var reader = new RememberedReader(_inner, new ReadingMemory(() => _version));
        var then = Of("a", "region", "Flanders") with { AsOf = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        reader.Ask(then);
        reader.Ask(then);
        Assert.Equal(2, _inner.Asked);
        _inner.Fails = true;
        Assert.Throws<QueryException>(() => reader.Ask(Of("c", "region", "Flanders")));
        _inner.Fails = false;
        reader.Ask(Of("c", "region", "Flanders"));
    }

    private static Query Of(string measure, string dimension, string member) =>
        new() { Measures = [measure], Where = new Dictionary<string, IReadOnlyList<string>> { [dimension] = [member] } };

    private sealed class Counting : IWarehouseReader
    {
        public int Asked { get; private set; }

        public bool Fails { get; set; }

        public ResultTable Ask(Query query)
        {
            Asked++;
            return Fails ? throw new QueryException("fails") : new ResultTable([], [], []);
        }
    }
}
