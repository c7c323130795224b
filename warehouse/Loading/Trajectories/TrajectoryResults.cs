using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>What a load adds, held in scratch files until the transaction that brings it into the star schema.</summary>
internal sealed class TrajectoryResults : IDisposable
{
    private const int Nothing = int.MinValue;

    /// <summary>New events, with their keys.</summary>
    public RecordFile<TrajectoryEvent> Events { get; } = new(WriteEvent, ReadEvent);

    /// <summary>New versions of spells, with their keys and persons; members are whole.</summary>
    public RecordFile<(long Key, PersonHash Person, SpellVersion Version)> Versions { get; } = new(WriteVersion, ReadVersion);

    /// <inheritdoc/>
    public void Dispose()
    {
        Events.Dispose();
        Versions.Dispose();
    }

    private static void WriteEvent(BinaryWriter to, TrajectoryEvent e)
    {
        to.Write(e.Key);
        to.Write(e.Spell);
        to.Write((byte)e.Milestone);
        to.Write((byte)e.Reason);
        to.Write((byte)e.End);
        to.Write(e.Day);
        to.Write(e.Actor);
        to.Write(e.Hours ?? Nothing);
        to.Write(e.Line);
    }

    private static TrajectoryEvent ReadEvent(BinaryReader from) => new()
    {
        Key = from.ReadInt64(),
        Spell = from.ReadInt64(),
        Milestone = (Milestone)from.ReadByte(),
        Reason = (EndReason)from.ReadByte(),
        End = (EventEnd)from.ReadByte(),
        Day = from.ReadInt32(),
        Actor = from.ReadInt32(),
        Hours = from.ReadInt32() is var hours && hours == Nothing ? null : hours,
        Line = from.ReadInt32(),
    };

    private static void WriteVersion(BinaryWriter to, (long Key, PersonHash Person, SpellVersion Version) record)
    {
        var (key, person, version) = record;
        var spell = version.Snapshot;
        to.Write(key);
        Span<byte> hash = stackalloc byte[PersonHash.Length];
        person.CopyTo(hash);
        to.Write(hash);
        to.Write(version.Spell);
        to.Write(version.Version);
        to.Write(version.Line);
        to.Write(version.IsCurrent);
        foreach (var milestone in Milestones.All)
        {
            to.Write(spell.FirstDay(milestone));
        }

        to.Write(spell.Members.Scheme!.Value);
        to.Write(spell.Members.Sex!.Value);
        to.Write(spell.Members.AgeGroup!.Value);
        to.Write(spell.Members.Region!.Value);
        to.Write(spell.Members.DiseaseGroup!.Value);
        to.Write(spell.End);
        to.Write((byte)spell.Reason);
        to.Write((byte)spell.State);
        to.Write(spell.Events);
        to.Write(spell.HandOvers);
        to.Write(spell.Actors);
    }

    private static (long Key, PersonHash Person, SpellVersion Version) ReadVersion(BinaryReader from)
    {
        var key = from.ReadInt64();
        Span<byte> hash = stackalloc byte[PersonHash.Length];
        from.BaseStream.ReadExactly(hash);
        var (spell, version, line, isCurrent) = (from.ReadInt64(), from.ReadInt32(), from.ReadInt32(), from.ReadBoolean());
        var days = new int[Milestones.Count];
        foreach (var milestone in Milestones.All)
        {
            days[(int)milestone] = from.ReadInt32();
        }

        var snapshot = new SpellSnapshot(days)
        {
            Members = new SpellMembers(from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32()),
            End = from.ReadInt32(),
            Reason = (EndReason)from.ReadByte(),
            State = (SpellState)from.ReadByte(),
            Events = from.ReadInt32(),
            HandOvers = from.ReadInt32(),
            Actors = from.ReadInt32(),
        };
        return (key, new PersonHash(hash), new SpellVersion(spell, version, line, snapshot) { IsCurrent = isCurrent });
    }
}
