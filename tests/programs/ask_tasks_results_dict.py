from multiprocessing import Process, Queue, current_process
import queue, time
def do_job(tasks_to_accomplish, tasks_that_are_done):
    while True:
        try:
            task = tasks_to_accomplish.get(timeout=0.1)
        except queue.Empty:
            break
        else:
            tasks_that_are_done.put(task + ' is done by a ' + current_process().name.split('-')[0])
    return True
def main():
    number_of_task, number_of_processes = 10, 4
    a, b = Queue(), Queue()
    processes = []
    for i in range(number_of_task): a.put("Task no " + str(i))
    for w in range(number_of_processes):
        p = Process(target=do_job, args=(a, b)); processes.append(p); p.start()
    for p in processes: p.join()
    out = []
    while not b.empty(): out.append(b.get())
    print(*sorted(out), sep='\n')
    return True
if __name__ == '__main__': main()
