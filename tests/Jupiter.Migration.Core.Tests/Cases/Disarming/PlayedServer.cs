using System;
using System.Reflection;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Core.Tests.Cases.Disarming;

/// <summary>A database server of which only is asked what a step that disarms it asks.</summary>
public class PlayedServer : DispatchProxy
{
    private string _machine = "";
    private string _name = "";
    private bool _isLocked;
    private Action _unlock = () => { };

    public static IDatabaseInstance Of(string machine, string name = "OLD", bool isLocked = true, Action? unlock = null)
    {
        var server = Create<IOpened, PlayedServer>();
        ((PlayedServer)(object)server)._machine = machine;
        ((PlayedServer)(object)server)._name = name;
        ((PlayedServer)(object)server)._isLocked = isLocked;
        ((PlayedServer)(object)server)._unlock = unlock ?? (() => { });
        return server;
    }

    private object? Unlock()
    {
        _unlock();
        return null;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IDatabaseInstance.GetFacts) => new InstanceFacts { Product = "SQL Server", Version = "16.0", MachineName = _machine, ServerName = _name, DefaultDataPath = "" },
        nameof(IDatabaseInstance.FindDatabase) => new DatabaseFacts { Name = (string)args![0]!, SizeBytes = 1, IsLocked = _isLocked },
        nameof(IOpenedByHand.OpeningStatements) => $"OPEN {args![0]};",
        nameof(IDatabaseInstance.Unlock) => Unlock(),
        nameof(IDisposable.Dispose) => null,
        var other => throw new NotSupportedException(other),
    };

    public interface IOpened : IDatabaseInstance, IOpenedByHand;
}
