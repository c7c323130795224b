namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>What can happen within a spell of incapacity for work, in the order of the code list <c>milestone</c>; the number is the rank there.</summary>
public enum Milestone : byte
{
    /// <summary>The first day of incapacity: it opens a spell.</summary>
    IncapacityStart = 1,

    /// <summary>First contact about work.</summary>
    FirstContact,

    /// <summary>Request for a trajectory.</summary>
    TrajectoryRequest,

    /// <summary>Assessment of what is possible.</summary>
    Assessment,

    /// <summary>Return plan.</summary>
    Plan,

    /// <summary>Visit to the workplace.</summary>
    WorkplaceVisit,

    /// <summary>Registration with the employment service.</summary>
    VdabRegistration,

    /// <summary>Start of a training.</summary>
    TrainingStart,

    /// <summary>Authorised activity.</summary>
    AuthorisedActivity,

    /// <summary>Partial resumption of work.</summary>
    PartialResumption,

    /// <summary>Full resumption of work: it ends a spell unless a relapse follows.</summary>
    FullResumption,

    /// <summary>Relapse after a resumption.</summary>
    Relapse,

    /// <summary>Closure of the file: nothing of the spell comes after it.</summary>
    Closure,
}
