using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Model;

public sealed class ReadingMemoryTests
{
    private string _version = "1";
    private int _versionsRead;

    [Fact]
    public void A_piece_is_made_once_until_the_version_changes()
    {
        var (memory, made) = (Memory(), 0);
        Assert.Equal([1, 1], [memory.Get("a", () => ++made), memory.Get("a", () => ++made)]);
        _version = "2";
        Assert.Equal(2, memory.Get("a", () => ++made));
    }

    [Fact]
    public async Task Twenty_who_ask_at_once_wait_for_one()
    {
        var (memory, made) = (Memory(), 0);
        using var all = new Barrier(20);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Factory.StartNew(
            () =>
            {
                all.SignalAndWait();
                return memory.Get("a", () =>
                {
                    Thread.Sleep(50);
                    return Interlocked.Increment(ref made);
                });
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.All(answers, a => Assert.Equal(1, a));
    }

    [Fact]
    public void Pieces_of_a_piece_belong_to_its_version_and_it_is_read_once()
    {
        var memory = Memory();
        var sum = memory.Get("sum", () => memory.Get("a", () => 1) + memory.Get("b", () => memory.Get("a", () => 5) + 1));
        Assert.Equal((3, 1), (sum, _versionsRead));
        Assert.Equal((1, 2), (memory.Get("a", () => 7), _versionsRead));
    }

    [Fact]
    public void What_was_made_while_something_was_loaded_is_not_shown_after_it()
    {
        var memory = Memory();
        Assert.Equal("old", memory.Get("a", () =>
        {
            _version = "2";
            return "old";
        }));
        Assert.Equal("new", memory.Get("a", () => "new"));
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        var memory = Memory();
        Assert.Throws<QueryException>(() => memory.Get<int>("a", () => throw new QueryException("fails")));
        Assert.Equal(1, memory.Get("a", () => 1));
    }

    [Fact]
    public void What_weighs_too_much_is_let_go()
    {
        var (memory, made) = (Memory(most: 10), 0);
        memory.Get("a", () => ++made);
        memory.Get("b", () => 0, weight: 8);
        Assert.Equal(1, memory.Get("a", () => ++made));
        memory.Get("c", () => 0);
        Assert.Equal(2, memory.Get("a", () => ++made));
    }

    [Fact]
    public void Questions_that_differ_have_different_keys()
    {
        string[] keys =
        [
            QuestionKey.Of("ab", "c"), QuestionKey.Of("a", "bc"), QuestionKey.Of("abc"), QuestionKey.Of("abc", null), QuestionKey.Of("abc", ""), QuestionKey.Of(null, "abc"),
            QuestionKey.Of("1:a;"), QuestionKey.Of("a"), QuestionKey.Of(QuestionKey.Of("a")),
        ];
        Assert.Equal(keys.Length - 1, keys.Distinct().Count());
        Assert.Equal(QuestionKey.Of("1:a;"), QuestionKey.Of(QuestionKey.Of("a")));
    }

    private ReadingMemory Memory(int most = 2000) => new(
        () =>
        {
            _versionsRead++;
            return _version;
        },
        most);
}
