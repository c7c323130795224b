using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>The lines of a trajectory file, read one at a time.</summary>
public interface ITrajectoryLines : IDisposable
{
    /// <summary>Lines read so far, with those that could not be taken over; without the header and the line that names the extract.</summary>
    int Count { get; }

    /// <summary>The day up to which the file tells everything, or null; known when all lines were read.</summary>
    DateOnly? ExtractDay { get; }

    /// <summary>Whether its persons are made up; known when all lines were read.</summary>
    bool IsSynthetic { get; }

    /// <summary>Goes to the next line that can be taken over; what is wrong with those before it goes to whoever asked for it.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="InputRefusedException">The file cannot be read at all.</exception>
    bool Read(out TrajectoryLine line);
}
