using System;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>
/// Does something inside a network namespace. A namespace belongs to a thread (setns(2)), and what is opened there stays there, whoever
/// uses it later: so a socket is made on a thread of its own and used on any.
/// </summary>
internal static partial class NetworkNamespace
{
    private const int CloneNewNet = 0x40000000;

    public static T Run<T>(string network, Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? error = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var place = File.OpenHandle("/run/netns/" + network);
                if (SetNs(place, CloneNewNet) != 0)
                {
                    throw new IOException($"setns {network}: {Marshal.GetLastPInvokeErrorMessage()}");
                }

                result = work();
            }
            catch (Exception e)
            {
                error = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        error?.Throw();
        return result!;
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNs(SafeHandle place, int kind);
}
