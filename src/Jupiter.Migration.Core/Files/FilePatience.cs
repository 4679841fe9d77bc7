using System;
using System.IO;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;

namespace Jupiter.Migration.Files;

/// <summary>Waits for files that somebody else has open for a moment, and not longer than a person at a prompt would.</summary>
/// <param name="clock">The clock by which it waits.</param>
/// <param name="isWindows">Whether "access denied" may mean that a name is not free yet; elsewhere it means what it says.</param>
/// <param name="longest">How long it waits; without it as long as a person would.</param>
public sealed class FilePatience(TimeProvider clock, bool isWindows, TimeSpan? longest = null)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <summary>Waits a few seconds.</summary>
    public static FilePatience Usual => new(RunClock.Current, Path.DirectorySeparatorChar == '\\');

    /// <summary>Does not wait: whoever asks wants to know whether the file is held.</summary>
    public static FilePatience None => new(RunClock.Current, isWindows: false, TimeSpan.Zero);

    /// <summary>Opens a file, again and again while somebody else holds it.</summary>
    /// <typeparam name="T">What is got.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="open">Opens it.</param>
    /// <returns>What was got.</returns>
    /// <exception cref="FileHeldException">It was held all the while.</exception>
    public T Open<T>(string path, Func<T> open) => Await(path, open, namesAreKept: false);

    /// <summary>Gives or takes away a name, again and again while somebody else holds the file.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="work">Renames, creates or deletes it.</param>
    /// <typeparam name="T">What is got.</typeparam>
    /// <returns>What was got.</returns>
    /// <exception cref="FileHeldException">It was held all the while.</exception>
    /// <exception cref="FileDeniedException">It may not be done.</exception>
    public T Name<T>(string path, Func<T> work)
    {
        try
        {
            return Await(path, work, namesAreKept: isWindows);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new FileDeniedException(path, e);
        }
    }

    /// <summary>The same of work that makes nothing.</summary>
    /// <param name="path">The name.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="FileHeldException">It could not be done all the time.</exception>
    /// <exception cref="FileDeniedException">This account may not.</exception>
    public void Name(string path, Action work) => Name(path, () =>
    {
        work();
        return true;
    });

    private T Await<T>(string path, Func<T> work, bool namesAreKept)
    {
        var since = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return work();
            }
            catch (Exception e) when (FileHolding.IsHeld(e) || (namesAreKept && FileHolding.IsNameKept(e)))
            {
                if (clock.GetElapsedTime(since) >= (longest ?? Longest))
                {
                    if (FileHolding.IsHeld(e))
                    {
                        throw new FileHeldException(path, e);
                    }

                    throw;
                }
            }

            clock.Delay(Pause).GetAwaiter().GetResult();
        }
    }
}
