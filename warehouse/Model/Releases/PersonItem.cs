using ReIntegrationBI.Warehouse.Surveys;
using Label = ReIntegrationBI.Warehouse.Results.Label;

namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Something known of persons that tables count: a question of a survey, a group they belong to, what became of them.</summary>
internal abstract class PersonItem
{
    /// <summary>Unique among the items.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required Label Label { get; init; }

    /// <summary>What can be answered.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>How many answers a person can give.</summary>
    public abstract ItemKind Kind { get; }

    /// <summary>The rule by which persons are in it; null where all are, or no rule is known.</summary>
    public abstract Route? AskedWhen { get; }

    /// <summary>Whether its answers are steps in order, of which the two at each end are counted together.</summary>
    public virtual bool IsScale => false;

    /// <summary>Of which answers to other items some of its own are a part.</summary>
    public virtual IReadOnlyList<Inclusion> Inclusions => [];

    /// <summary>Of which answers some of its own are a part together with those to another item.</summary>
    public virtual IReadOnlyList<Overlap> Overlaps => [];

    /// <summary>Items of which the tables are decided before its own, beside those in its rules.</summary>
    public virtual IReadOnlyList<string> DecidedAfter => [];

    /// <summary>Whether items from which its answers follow are decided before it; else together with it.</summary>
    public virtual bool IsDecidedAfterItsRules => false;

    /// <summary>Indexes of the answers that are categories.</summary>
    public IReadOnlyList<int> Categories => [.. Enumerable.Range(0, Answers.Count).Where(a => Answers[a].Role == AnswerRole.Category)];

    /// <summary>Who was asked.</summary>
    public abstract PersonBits WhoWasAsked();

    /// <summary>Who is in the base.</summary>
    public abstract PersonBits WhoAnswered();

    /// <summary>Who gave an answer; of a ranking, who put it first.</summary>
    public abstract PersonBits WhoGave(int answer);

    /// <summary>Of a ranking: who put an answer second or third.</summary>
    public virtual PersonBits WhoPutNext(int answer) => throw new NotSupportedException();

    /// <summary>Of a ranking: whether everybody in the base filled the first places.</summary>
    public virtual bool AreFilled(int places) => false;
}
