namespace Gengo.Sandbox.Desk;

/// <summary>The trouble that is still to come, oldest plan first.</summary>
internal sealed class Faults
{
    private const int MaxPlans = 100;

    private readonly Lock _gate = new();
    private readonly List<DeskFault> _plans = [];

    public DeskFault[] All()
    {
        lock (_gate)
        {
            return [.. _plans];
        }
    }

    public void Plan(DeskFault fault)
    {
        lock (_gate)
        {
            if (_plans.Count == MaxPlans)
            {
                throw DeskRefusal.Conflict("There are 100 faults planned already.");
            }

            _plans.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _plans.Clear();
        }
    }

    /// <summary>The fault that hits this call, if one does; it has one time less to go.</summary>
    public DeskFault? Take(string method, string path)
    {
        lock (_gate)
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
