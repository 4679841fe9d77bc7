using System.IO;
using System.Reflection;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>An instance in whose way somebody puts a link, under the name of the backup, in the moment before that is written to.</summary>
public class LinkInTheWay : DispatchProxy
{
    private IDatabaseInstance? _inner;

    private string _target = "";

    /// <summary>Puts the link in the way.</summary>
    public static IDatabaseInstance Of(IDatabaseInstance inner, string target)
    {
        var proxy = Create<IDatabaseInstance, LinkInTheWay>();
        ((LinkInTheWay)(object)proxy)._inner = inner;
        ((LinkInTheWay)(object)proxy)._target = target;
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IDatabaseInstance.WriteBackup))
        {
            File.Delete((string)args![1]!);
            File.CreateSymbolicLink((string)args[1]!, _target);
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
