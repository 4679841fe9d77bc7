using System.IO;
using System.Reflection;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>An instance whose backups go to a full disk: the path is made a link to /dev/full in the moment before it is written to.</summary>
public class FullDisk : DispatchProxy
{
    private IDatabaseInstance? _inner;

    /// <summary>Puts the full disk under an instance.</summary>
    public static IDatabaseInstance Under(IDatabaseInstance inner)
    {
        var proxy = Create<IDatabaseInstance, FullDisk>();
        ((FullDisk)(object)proxy)._inner = inner;
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IDatabaseInstance.WriteBackup))
        {
            File.CreateSymbolicLink((string)args![1]!, "/dev/full");
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
