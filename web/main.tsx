import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { registerSW } from 'virtual:pwa-register'
import { ApiProblem } from './api/problem.ts'
import { createWorkbenchRouter } from './router.tsx'
import { LanguageProvider } from './ui/language.tsx'
import { theme } from './ui/theme.ts'
import './ui/styles.ts'

/** A refusal is an answer, not an accident: only silence and faults of the server are asked again. */
function shouldAskAgain(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiProblem && error.isUncertain
}

const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: shouldAskAgain, staleTime: 15_000, refetchOnWindowFocus: true } },
})
const router = createWorkbenchRouter(queryClient)
const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} forceColorScheme="light">
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
)

registerSW({ immediate: true })
