using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>What starts tasks on this computer.</summary>
public interface IWatchScheduler
{
    /// <summary>Refuses a computer that has none.</summary>
    /// <exception cref="MigrationException">WatchSchedulerMissing.</exception>
    void Require();

    /// <summary>Whether it knows a task.</summary>
    /// <param name="name">Name of the task.</param>
    /// <returns>Whether it does.</returns>
    bool Knows(string name);

    /// <summary>Registers a task, in the place of one of the same name.</summary>
    /// <param name="task">The task.</param>
    /// <exception cref="MigrationException">WatchSchedulerFailed, and what the file system says.</exception>
    void Register(WatchTask task);

    /// <summary>Removes a task.</summary>
    /// <param name="name">Name of the task.</param>
    /// <exception cref="MigrationException">WatchSchedulerFailed, and what the file system says.</exception>
    void Remove(string name);
}
