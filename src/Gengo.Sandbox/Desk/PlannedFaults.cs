namespace Gengo.Sandbox.Desk;

/// <summary>The faults that are still to come, oldest plan first.</summary>
internal sealed class PlannedFaults
{
    private const int MaxPlans = 100;

    private readonly Lock _lock = new();
    private readonly List<DeskFault> _plans = [];

    public DeskFault[] All()
    {
        lock (_lock)
        {
            return [.. _plans];
        }
    }

    public void Plan(DeskFault fault)
    {
        lock (_lock)
        {
            if (_plans.Count == MaxPlans)
            {
                throw DeskRefusal.Conflict($"At most {MaxPlans} faults can be planned.");
            }

            _plans.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _plans.Clear();
        }
    }

    /// <summary>Returns the fault that hits this call, if any, and counts it down.</summary>
    public DeskFault? Take(string method, string path)
    {
        lock (_lock)
        {
            var index = _plans.FindIndex(plan => plan.Fits(method, path));
            if (index < 0)
            {
                return null;
            }

            var fault = _plans[index];
            if (fault.Times > 1)
            {
                _plans[index] = fault with { Times = fault.Times - 1 };
            }
            else
            {
                _plans.RemoveAt(index);
            }

            return fault;
        }
    }
}
